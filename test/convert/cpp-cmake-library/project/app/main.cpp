#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

#include "depth.hpp"

int main(int count, char** words) {
  std::signal(SIGTERM, [](int) { _exit(0); });
  const int port = count > 2 ? std::atoi(words[2]) : 9000;
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  const int on = 1;
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  if (bind(server, reinterpret_cast<sockaddr*>(&address), sizeof address) || listen(server, 16)) return 1;
  for (;;) {
    const int client = accept(server, nullptr, nullptr);
    char request[2048];
    if (client < 0 || read(client, request, sizeof request) < 0) continue;
    const std::string body = deepest({3.5, 12.25, 7}) + "\n";
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    if (write(client, answer.data(), answer.size()) < 0) return 1;
    close(client);
  }
}
