import { ownValue } from './own-value.js';

/**
 * The libraries behind a package of headers, by the names that a release has for them; undefined when it is none that
 * is known here.
 */
export function runtimeLibrariesOf(
  headers: string,
  { distribution, release }: { readonly distribution?: string | undefined; readonly release?: string | undefined },
): readonly string[] | undefined {
  if (distribution === 'alpine') return ownValue(ALPINE, headers)?.split(' ');
  if (distribution !== 'debian') return undefined;
  const names = ownValue(DEBIAN, headers)
    ?.split(' ')
    .map((name) => libraryIn(release, name));
  return names?.every((name) => name !== undefined) ? names : undefined;
}

/** A library of Debian 13 by the name that a release has for it; undefined where that is not known. */
export function libraryIn(release: string | undefined, name: string): string | undefined {
  if (release === 'trixie') return name;
  if (release === 'bookworm') return ownValue(BOOKWORM, name) ?? name;
  return SINCE_LONG.has(name) ? name : undefined;
}

/** Libraries that have had the same name in every release since Debian 10. */
const SINCE_LONG: ReadonlySet<string> = new Set(
  'libbz2-1.0 libfreetype6 libgmp10 libjpeg62-turbo liblzma5 libmariadb3 libmcrypt4 libpq5 libsasl2-2 libsqlite3-0 libxml2 libxslt1.1 libyaml-0-2 zlib1g'.split(
    ' ',
  ),
);

/** Sources: the dependencies of the -dev packages in Debian 13, without the programs and tools among them. */
const DEBIAN: Readonly<Record<string, string>> = {
  'default-libmysqlclient-dev': 'libmariadb3',
  'freetds-dev': 'libct4 libsybdb5',
  'libargon2-dev': 'libargon2-1',
  'libavif-dev': 'libavif16',
  'libbz2-dev': 'libbz2-1.0',
  'libcairo2-dev': 'libcairo2 libcairo-gobject2',
  'libcurl4-gnutls-dev': 'libcurl3t64-gnutls',
  'libcurl4-openssl-dev': 'libcurl4t64',
  'libedit-dev': 'libedit2',
  'libenchant-2-dev': 'libenchant-2-2',
  'libevent-dev': 'libevent-2.1-7t64 libevent-extra-2.1-7t64 libevent-openssl-2.1-7t64 libevent-pthreads-2.1-7t64',
  'libffi-dev': 'libffi8',
  'libfreetype-dev': 'libfreetype6',
  'libfreetype6-dev': 'libfreetype6',
  'libgd-dev': 'libgd3',
  'libgif-dev': 'libgif7',
  'libgmp-dev': 'libgmp10',
  'libicu-dev': 'libicu76',
  'libjpeg-dev': 'libjpeg62-turbo',
  'libjpeg62-turbo-dev': 'libjpeg62-turbo',
  'libldap-dev': 'libldap2',
  'libldap2-dev': 'libldap2',
  'liblz4-dev': 'liblz4-1',
  'liblzma-dev': 'liblzma5',
  'libmagic-dev': 'libmagic1t64',
  'libmagickwand-dev': 'libmagickwand-7.q16-10',
  'libmariadb-dev': 'libmariadb3',
  'libmcrypt-dev': 'libmcrypt4',
  'libmemcached-dev': 'libmemcached11t64 libmemcachedutil2t64',
  'libonig-dev': 'libonig5',
  'libpng-dev': 'libpng16-16t64',
  'libpq-dev': 'libpq5',
  'libpspell-dev': 'libaspell15',
  'librabbitmq-dev': 'librabbitmq4',
  'librdkafka-dev': 'librdkafka1',
  'libreadline-dev': 'libreadline8t64',
  'libsasl2-dev': 'libsasl2-2',
  'libsnappy-dev': 'libsnappy1v5',
  'libsnmp-dev': 'libsnmp40t64',
  'libsodium-dev': 'libsodium23',
  'libsqlite3-dev': 'libsqlite3-0',
  'libssh2-1-dev': 'libssh2-1t64',
  'libssl-dev': 'libssl3t64',
  'libtidy-dev': 'libtidy58',
  'libtiff-dev': 'libtiff6',
  'libuv1-dev': 'libuv1t64',
  'libvips-dev': 'libvips42t64',
  'libvpx-dev': 'libvpx9',
  'libwebp-dev': 'libwebp7 libwebpdemux2 libwebpmux3',
  'libxml2-dev': 'libxml2',
  'libxmlsec1-dev': 'libxmlsec1t64-openssl',
  'libxpm-dev': 'libxpm4',
  'libxslt-dev': 'libxslt1.1',
  'libxslt1-dev': 'libxslt1.1',
  'libyaml-dev': 'libyaml-0-2',
  'libzip-dev': 'libzip5',
  'libzstd-dev': 'libzstd1',
  'unixodbc-dev': 'libodbc2 libodbcinst2',
  'uuid-dev': 'libuuid1',
  'zlib1g-dev': 'zlib1g',
};

/** What the libraries of Debian 13 are called in Debian 12, where that differs. */
const BOOKWORM: Readonly<Record<string, string>> = {
  libavif16: 'libavif15',
  'libcurl3t64-gnutls': 'libcurl3-gnutls',
  libcurl4t64: 'libcurl4',
  'libevent-2.1-7t64': 'libevent-2.1-7',
  'libevent-extra-2.1-7t64': 'libevent-extra-2.1-7',
  'libevent-openssl-2.1-7t64': 'libevent-openssl-2.1-7',
  'libevent-pthreads-2.1-7t64': 'libevent-pthreads-2.1-7',
  libgdal36: 'libgdal32',
  'libglib2.0-0t64': 'libglib2.0-0',
  libicu76: 'libicu72',
  libldap2: 'libldap-2.5-0',
  libmagic1t64: 'libmagic1',
  'libmagickwand-7.q16-10': 'libmagickwand-6.q16-6',
  libmemcached11t64: 'libmemcached11',
  libmemcachedutil2t64: 'libmemcachedutil2',
  'libpng16-16t64': 'libpng16-16',
  libreadline8t64: 'libreadline8',
  libsnmp40t64: 'libsnmp40',
  'libssh2-1t64': 'libssh2-1',
  libssl3t64: 'libssl3',
  libtidy58: 'libtidy5deb1',
  libuv1t64: 'libuv1',
  libvips42t64: 'libvips42',
  libvpx9: 'libvpx7',
  'libxmlsec1t64-openssl': 'libxmlsec1-openssl',
  libzbar0t64: 'libzbar0',
  libzip5: 'libzip4',
};

/** Sources: the packages of the same names in Alpine 3.20 to 3.24. */
const ALPINE: Readonly<Record<string, string>> = {
  'bzip2-dev': 'libbz2',
  'curl-dev': 'libcurl',
  'freetype-dev': 'freetype',
  'gmp-dev': 'gmp',
  'icu-dev': 'icu-libs',
  'jpeg-dev': 'libjpeg-turbo',
  'libevent-dev': 'libevent-2.1-7t64 libevent-extra-2.1-7t64 libevent-openssl-2.1-7t64 libevent-pthreads-2.1-7t64',
  'libffi-dev': 'libffi',
  'libjpeg-turbo-dev': 'libjpeg-turbo',
  'libmemcached-dev': 'libmemcached-libs',
  'libpng-dev': 'libpng',
  'libpq-dev': 'libpq',
  'libwebp-dev': 'libwebp',
  'libxml2-dev': 'libxml2',
  'libxslt-dev': 'libxslt',
  'libzip-dev': 'libzip',
  'mariadb-connector-c-dev': 'mariadb-connector-c',
  'mariadb-dev': 'mariadb-connector-c',
  'oniguruma-dev': 'oniguruma',
  'openssl-dev': 'openssl',
  'postgresql-dev': 'libpq',
  'sqlite-dev': 'sqlite-libs',
  'yaml-dev': 'yaml',
  'zlib-dev': 'zlib',
};
