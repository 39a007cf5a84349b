#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Answers every request on a port with a text, for ever. */
static int serve(int port, const char *(*text)(void)) {
  int server = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) return 1;
  for (;;) {
    int client = accept(server, NULL, NULL);
    char request[4096], head[128];
    if (client < 0 || read(client, request, sizeof request) < 0) continue;
    const char *body = text();
    int length = snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", strlen(body));
    if (write(client, head, length) < 0 || write(client, body, strlen(body)) < 0) perror("write");
    close(client);
  }
}
