#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "digest.h"

static void stop(int signal) {
  (void)signal;
  _exit(0);
}

/* Answers every request with a page and its digest. */
int main(void) {
  signal(SIGTERM, stop);
  const char *port = getenv("TIDE_PORT");
  int server = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port ? atoi(port) : 8080)};
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) return 1;
  for (;;) {
    int client = accept(server, NULL, NULL);
    if (client < 0) continue;
    char request[4096], page[512] = "", hash[65] = "", body[640], head[128];
    if (read(client, request, sizeof request) < 0) continue;
    FILE *file = fopen(PAGES "/tide.txt", "r");
    if (file) {
      if (!fgets(page, sizeof page, file)) page[0] = '\0';
      fclose(file);
    }
    digest(page, hash);
    int length = snprintf(body, sizeof body, "%s%s\n", page, hash);
    int start = snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n", length);
    if (write(client, head, start) < 0 || write(client, body, length) < 0) perror("write");
    close(client);
  }
}
