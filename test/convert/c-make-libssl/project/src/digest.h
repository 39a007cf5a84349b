/* Writes the SHA-256 of a text in hexadecimal digits; `out` has room for 65 bytes. */
void digest(const char *text, char *out);
