#include <sodium.h>
#include <stdio.h>

/* Prints the legend in base 64. */
int main(void) {
  char text[256], coded[512];
  FILE *file = fopen("/usr/local/share/chart/legend.txt", "r");
  if (sodium_init() < 0 || !file) return 1;
  size_t length = fread(text, 1, sizeof text, file);
  puts(sodium_bin2base64(coded, sizeof coded, (unsigned char *)text, length, sodium_base64_VARIANT_ORIGINAL));
  return 0;
}
