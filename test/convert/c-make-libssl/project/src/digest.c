#include "digest.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <string.h>

void digest(const char *text, char *out) {
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  EVP_Digest(text, strlen(text), hash, &length, EVP_sha256(), NULL);
  for (unsigned int i = 0; i < length; i++) sprintf(out + 2 * i, "%02x", hash[i]);
}
