#include <ruby.h>
#include <zlib.h>

static VALUE checksum(VALUE self, VALUE text) {
    return ULONG2NUM(crc32(0, (const unsigned char *)StringValuePtr(text), RSTRING_LEN(text)));
}

void Init_tide(void) {
    VALUE module = rb_define_module("Tide");
    rb_define_singleton_method(module, "checksum", checksum, 1);
}
