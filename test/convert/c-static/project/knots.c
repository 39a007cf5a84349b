#include "http.h"

#include <signal.h>

static void stop(int signal) {
  (void)signal;
  _exit(0);
}

/* The text of a file beside the program, read anew each time. */
static const char *table(void) {
  static char text[1024];
  FILE *file = fopen("tables/knots.txt", "r");
  size_t length = file ? fread(text, 1, sizeof text - 1, file) : 0;
  text[length] = '\0';
  if (file) fclose(file);
  return text;
}

int main(int count, char **words) {
  signal(SIGTERM, stop);
  return serve(count > 1 ? atoi(words[1]) : 8080, table);
}
