require 'mkmf'

abort 'no zlib' unless have_library('z', 'crc32')
create_makefile('tide/tide')
