#include <netinet/in.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void stop(int signal) {
  (void)signal;
  _exit(0);
}

static int counted(void *count, int columns, char **values, char **names) {
  (void)columns, (void)names;
  return snprintf(count, 16, "%s", values[0]) < 0;
}

/* Counts its requests in a data base whose path the configuration names. */
int main(void) {
  signal(SIGTERM, stop);
  char path[256] = "";
  FILE *file = fopen(SYSCONFDIR "/keeper.conf", "r");
  if (!file || fscanf(file, "store=%255s", path) != 1) return 2;
  fclose(file);
  sqlite3 *store;
  if (sqlite3_open(path, &store) || sqlite3_exec(store, "create table if not exists log (at text)", 0, 0, 0)) return 3;
  int server = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(80)};
  if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 16)) return 4;
  for (;;) {
    int client = accept(server, NULL, NULL);
    char request[2048], count[16] = "", answer[128];
    if (client < 0 || read(client, request, sizeof request) < 0) continue;
    sqlite3_exec(store, "insert into log values ('now')", 0, 0, 0);
    sqlite3_exec(store, "select count(*) > 0 from log", counted, count, 0);
    int length = snprintf(answer, sizeof answer, "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s", strlen(count), count);
    if (write(client, answer, length) < 0) perror("write");
    close(client);
  }
}
