/** A Debian package that is gone, and what to install in its place. */
export interface RemovedPackage {
  /** The number of the first Debian release without it. */
  readonly since: number;
  /** What to do, as the end of a sentence. */
  readonly successor: string;
}

const RELEASES: Readonly<Record<string, number>> = {
  wheezy: 7,
  jessie: 8,
  stretch: 9,
  buster: 10,
  bullseye: 11,
  bookworm: 12,
  trixie: 13,
};

/** Source: the release notes of Debian and packages.debian.org; as of 2026-11-21. */
const REMOVED: Readonly<Record<string, RemovedPackage>> = {
  'nodejs-legacy': { since: 9, successor: 'install nodejs' },
  'libpng12-dev': { since: 9, successor: 'install libpng-dev' },
  'libpng12-0': { since: 9, successor: 'install libpng16-16' },
  php5: { since: 9, successor: 'install php' },
  'php5-cli': { since: 9, successor: 'install php-cli' },
  'php5-fpm': { since: 9, successor: 'install php-fpm' },
  'php5-mysql': { since: 9, successor: 'install php-mysql' },
  'mysql-server': { since: 9, successor: 'install default-mysql-server or mariadb-server' },
  'mysql-client': { since: 9, successor: 'install default-mysql-client or mariadb-client' },
  'libmysqlclient-dev': { since: 9, successor: 'install default-libmysqlclient-dev' },
  'openjdk-7-jdk': { since: 9, successor: 'install default-jdk or start from eclipse-temurin' },
  'openjdk-8-jdk': { since: 10, successor: 'start from eclipse-temurin:8' },
  'openjdk-8-jre': { since: 10, successor: 'start from eclipse-temurin:8-jre' },
  'openjdk-8-jre-headless': { since: 10, successor: 'start from eclipse-temurin:8-jre' },
  'libssl1.0-dev': { since: 10, successor: 'install libssl-dev' },
  'python-pip': { since: 11, successor: 'install python3-pip' },
  'python-virtualenv': { since: 11, successor: 'install python3-venv' },
  'python-setuptools': { since: 12, successor: 'install python3-setuptools' },
  'openjdk-11-jdk': { since: 12, successor: 'start from eclipse-temurin:11' },
  'openjdk-11-jre': { since: 12, successor: 'start from eclipse-temurin:11-jre' },
  'openjdk-11-jre-headless': { since: 12, successor: 'start from eclipse-temurin:11-jre' },
  python: { since: 12, successor: 'install python3, with python-is-python3 for the name' },
  'python-dev': { since: 12, successor: 'install python3-dev' },
  netcat: { since: 12, successor: 'install netcat-openbsd or netcat-traditional' },
  'software-properties-common': { since: 13, successor: 'write the source file yourself' },
};

/** What became of a package that a Debian release does not have any more; undefined when nothing is known. */
export function removedPackage(name: string, release: string): RemovedPackage | undefined {
  const removed = Object.hasOwn(REMOVED, name) ? REMOVED[name] : undefined;
  const number = RELEASES[release] ?? Number.parseInt(release, 10);
  return removed && number >= removed.since ? removed : undefined;
}
