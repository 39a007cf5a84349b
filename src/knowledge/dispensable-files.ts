/** A file that libraries of the system open by themselves, and go on alike when it is not there. */
export interface DispensableFile {
  readonly path: string;
  readonly reason: string;
  readonly source: string;
  /** The day on which the entry was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

const CHECKED = '2026-11-21';

export const dispensableFiles: readonly DispensableFile[] = [
  {
    path: '/etc/ld.so.cache',
    reason: 'only where libraries are; without it the loader looks into their folders',
    source: 'https://man7.org/linux/man-pages/man8/ld.so.8.html',
    asOf: CHECKED,
  },
  {
    path: '/etc/ssl/openssl.cnf',
    reason:
      'as Debian has it, it sets nothing but for the command openssl; without it the defaults of the library hold',
    source: 'https://docs.openssl.org/master/man5/config/',
    asOf: CHECKED,
  },
];
