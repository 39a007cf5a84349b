/** Files of an image that differ between two builds of the same Dockerfile, or that the engine makes itself. */
export interface VolatileFiles {
  /** Absolute paths; `*` within a name, `**` through folders, what lies below is covered. */
  readonly glob: string;
  readonly reason: string;
  /** Only their content varies: it is still a difference when one of the two images lacks the file. */
  readonly contentOnly: boolean;
  readonly source: string;
  /** The day on which the entry was checked, YYYY-MM-DD. */
  readonly asOf: string;
}

type Row = readonly [glob: string, reason: string, source: string];

const CHECKED = '2026-11-21';

const RUNTIME = 'https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#default-filesystems';
const DEBIAN = 'https://wiki.debian.org/ReproducibleBuilds/ReproducibleInstalls';
const PYTHON = 'https://peps.python.org/pep-0552/';
const ENGINE = 'https://docs.docker.com/engine/network/#dns-services';

// Two builds of the same Dockerfile, one after the other, differed in these.
const ANY_DIFFERENCE: readonly Row[] = [
  ['/.dockerenv', 'made by the engine in every container', RUNTIME],
  ['/dev/**', 'made by the engine in every container', RUNTIME],
  ['/proc/**', 'made by the kernel', RUNTIME],
  ['/sys/**', 'made by the kernel', RUNTIME],
  ['/etc/hostname', 'written by the engine at the start', ENGINE],
  ['/etc/hosts', 'written by the engine at the start', ENGINE],
  ['/etc/resolv.conf', 'written by the engine at the start', ENGINE],
  ['/etc/mtab', 'linked by the engine at the start', RUNTIME],
  ['/run/.containerenv', 'made by the engine in every container', RUNTIME],
  ['/var/log/**', 'logs tell when something was done', DEBIAN],
  ['/**/.npm/_logs/**', 'logs tell when something was done', 'https://docs.npmjs.com/cli/using-npm/logging'],
  [
    '/tmp/node-compile-cache/**',
    'compiled when a module is first used',
    'https://nodejs.org/api/module.html#module-compile-cache',
  ],
  ['/**/__pycache__/**', 'compiled when a module is first used; holds the time of its source', PYTHON],
  ['/**/*.pyc', 'compiled when a module is first used; holds the time of its source', PYTHON],
];

const CONTENT: readonly Row[] = [
  ['/etc/ld.so.cache', 'lists the libraries that are there', 'https://man7.org/linux/man-pages/man8/ldconfig.8.html'],
  ['/var/cache/ldconfig/aux-cache', 'holds inode numbers and times', DEBIAN],
  ['/etc/machine-id', 'drawn by chance', 'https://www.freedesktop.org/software/systemd/man/machine-id.html'],
  ['/var/lib/dbus/machine-id', 'drawn by chance', 'https://www.freedesktop.org/software/systemd/man/machine-id.html'],
  ['/var/lib/apt/extended_states*', 'packages are listed in the order of their installation', DEBIAN],
  ['/var/lib/apt/lists/**', 'the package lists of the moment', DEBIAN],
  ['/var/cache/apt/*.bin', 'holds times of the package lists', DEBIAN],
  ['/var/cache/debconf/*', 'written anew by each installation', DEBIAN],
  ['/var/lib/dpkg/status*', 'packages are listed in the order of their installation', DEBIAN],
  ['/etc/passwd-', 'the copy that useradd leaves of the file before', DEBIAN],
  ['/etc/group-', 'the copy that groupadd leaves of the file before', DEBIAN],
  ['/etc/shadow', 'holds the day of the last change', 'https://man7.org/linux/man-pages/man5/shadow.5.html'],
  ['/etc/shadow-', 'holds the day of the last change', 'https://man7.org/linux/man-pages/man5/shadow.5.html'],
  ['/var/lib/systemd/catalog/database', 'holds an identity drawn by chance', DEBIAN],
  ['/usr/share/info/dir*', 'entries are in the order of their installation', DEBIAN],
  ['/etc/ssl/certs/java/cacerts', 'holds the times of its entries', DEBIAN],
  [
    '/**/node_modules/.package-lock.json',
    'may name a tarball of another mirror',
    'https://docs.npmjs.com/cli/configuring-npm/package-lock-json',
  ],
  [
    '/**/_cacache/**',
    'an index with times, and what was downloaded',
    'https://docs.npmjs.com/cli/commands/npm-cache#details',
  ],
];

/** What counts as no difference between two images, with the reason. */
export const volatileFiles: readonly VolatileFiles[] = [
  ...ANY_DIFFERENCE.map((row) => rowOf(row, false)),
  ...CONTENT.map((row) => rowOf(row, true)),
];

function rowOf([glob, reason, source]: Row, contentOnly: boolean): VolatileFiles {
  return { glob, reason, contentOnly, source, asOf: CHECKED };
}
