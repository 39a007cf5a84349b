import { defineProgram } from '../program.js';

/** The checksum tools of coreutils, and shasum of Perl. Source: sha256sum(1), shasum(1). */
export default defineProgram({
  names: ['sha256sum', 'sha512sum', 'sha384sum', 'sha224sum', 'sha1sum', 'md5sum', 'b2sum', 'shasum', 'cksum'],
  valued: ['-a', '--algorithm'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
