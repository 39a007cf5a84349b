/** What it takes to add extensions to PHP's own image. */
export interface CompiledExtensions {
  /** Packages of Debian to compile with. */
  readonly packages: readonly string[];
  /** Packages of Debian that the compiled extensions load. */
  readonly libraries: readonly string[];
  readonly configure: readonly string[];
  /** Those whose sources come with PHP, and those that PECL has. */
  readonly bundled: readonly string[];
  readonly fromPecl: readonly string[];
}

/** What extensions need to be compiled and to run; one that is not known here is taken from PECL. */
export function compiledExtensions(names: readonly string[]): CompiledExtensions {
  const needs = names.map((name) => NEEDS[name] ?? []);
  return {
    packages: needs.flatMap(([packages = '']) => packages.split(' ').filter(Boolean)),
    libraries: needs.flatMap(([, libraries = '']) => libraries.split(' ').filter(Boolean)),
    configure: names.includes('gd') ? ['docker-php-ext-configure gd --with-freetype --with-jpeg --with-webp'] : [],
    bundled: names.filter((name) => BUNDLED.has(name)),
    fromPecl: names.filter((name) => !BUNDLED.has(name)),
  };
}

const BUNDLED = new Set(
  'bcmath bz2 calendar dba enchant exif ffi ftp gd gettext gmp intl ldap mysqli pcntl pdo_mysql pdo_pgsql pgsql shmop snmp soap sockets sysvmsg sysvsem sysvshm tidy xsl zip'.split(
    ' ',
  ),
);

/** Packages of Debian 13, to compile with and to run with; extensions that are not here need none. */
const NEEDS: Readonly<Record<string, readonly [string, string]>> = {
  amqp: ['librabbitmq-dev', 'librabbitmq4'],
  bz2: ['libbz2-dev', 'libbz2-1.0'],
  enchant: ['libenchant-2-dev', 'libenchant-2-2'],
  ffi: ['libffi-dev', 'libffi8'],
  gd: [
    'libfreetype-dev libjpeg62-turbo-dev libpng-dev libwebp-dev',
    'libfreetype6 libjpeg62-turbo libpng16-16t64 libwebp7',
  ],
  gmp: ['libgmp-dev', 'libgmp10'],
  imagick: ['libmagickwand-dev', 'libmagickwand-7.q16-10'],
  intl: ['libicu-dev', 'libicu76'],
  ldap: ['libldap-dev', 'libldap2'],
  memcached: ['libmemcached-dev libssl-dev zlib1g-dev', 'libmemcached11t64'],
  mongodb: ['libssl-dev', ''],
  pdo_pgsql: ['libpq-dev', 'libpq5'],
  pgsql: ['libpq-dev', 'libpq5'],
  rdkafka: ['librdkafka-dev', 'librdkafka1'],
  snmp: ['libsnmp-dev', 'libsnmp40t64'],
  soap: ['libxml2-dev', ''],
  ssh2: ['libssh2-1-dev', 'libssh2-1t64'],
  tidy: ['libtidy-dev', 'libtidy58'],
  uuid: ['uuid-dev', 'libuuid1'],
  xsl: ['libxslt1-dev', 'libxslt1.1'],
  yaml: ['libyaml-dev', 'libyaml-0-2'],
  zip: ['libzip-dev', 'libzip5'],
};
