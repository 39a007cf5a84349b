import type { ImageDetails, ImageRow } from './base-image.js';
import { JAVA_ENV, PHP_ENV } from './base-images-languages.js';
import { DEBIAN_OR_UBUNTU, SHELL_LESS } from './distribution-facts.js';
import type { ImageTag, System } from './image-tag.js';

const DEBIAN: System = { distribution: 'debian', release: undefined };
const UBUNTU: System = { distribution: 'ubuntu', release: undefined };
const ALPINE: System = { distribution: 'alpine', release: undefined };
const SERVER: ImageDetails = { kind: 'server', command: 'server' };
const DATABASE: ImageDetails = { ...SERVER, stepsDown: true };

const NGINX_ENV = ['NGINX_VERSION', 'NJS_VERSION', 'NJS_RELEASE', 'ACME_VERSION', 'PKG_RELEASE', 'DYNPKG_RELEASE'];

/** Servers. Sources: the images' Dockerfiles, as of 2026-11-21. */
export const SERVER_IMAGES: Readonly<Record<string, ImageRow>> = {
  nginx: {
    system: DEBIAN,
    details: { ...SERVER, env: NGINX_ENV, users: [{ name: 'nginx', uid: 101 }], tools: undefined },
    vary: nginxTools,
  },
  'nginxinc/nginx-unprivileged': {
    system: DEBIAN,
    details: { ...SERVER, env: NGINX_ENV, user: '101', users: [{ name: 'nginx', uid: 101 }], tools: undefined },
    vary: nginxTools,
  },
  httpd: {
    system: DEBIAN,
    details: {
      ...SERVER,
      env: ['HTTPD_PREFIX', 'HTTPD_VERSION', 'HTTPD_SHA256', 'HTTPD_PATCHES', 'APACHE_DIST_URLS'],
      workdir: '/usr/local/apache2',
    },
    vary: (_tag, system) =>
      system?.distribution === 'alpine'
        ? { users: [{ name: 'www-data', uid: 82 }], hasBash: undefined, tools: undefined }
        : { users: [{ name: 'www-data', uid: 33 }] },
  },
  postgres: {
    system: DEBIAN,
    details: {
      ...DATABASE,
      env: ['GOSU_VERSION', 'LANG', 'PG_MAJOR', 'PG_VERSION', 'PG_SHA256', 'PGDATA', 'DOCKER_PG_LLVM_DEPS'],
      tools: undefined,
    },
    vary: (_tag, system) =>
      system?.distribution === 'alpine'
        ? { users: [{ name: 'postgres', uid: 70 }], hasBash: true }
        : { users: [{ name: 'postgres', uid: 999 }] },
  },
  redis: {
    system: DEBIAN,
    details: {
      ...DATABASE,
      env: ['GOSU_VERSION', 'REDIS_VERSION', 'REDIS_DOWNLOAD_URL', 'REDIS_DOWNLOAD_SHA'],
      users: [{ name: 'redis', uid: 999 }],
      workdir: '/data',
    },
  },
  mysql: {
    system: ({ version }) =>
      /^5\.[56](?:\.|$)/.test(version ?? '') ? DEBIAN : { distribution: 'oraclelinux', release: undefined },
    details: {
      ...DATABASE,
      env: ['GOSU_VERSION', 'MYSQL_MAJOR', 'MYSQL_VERSION', 'MYSQL_SHELL_VERSION'],
      users: [{ name: 'mysql', uid: 999 }],
    },
    vary: (_tag, system) =>
      system?.distribution === 'oraclelinux' ? { packageManager: 'microdnf' } : { tools: undefined },
  },
  mariadb: {
    system: UBUNTU,
    details: {
      ...DATABASE,
      env: ['GOSU_VERSION', 'GPG_KEYS', 'LANG', 'MARIADB_VERSION', 'MARIADB_MAJOR', 'REPOSITORY'],
      users: [{ name: 'mysql', uid: 999 }],
      tools: undefined,
    },
  },
  mongo: {
    system: ({ version }) => (/^[23]\./.test(version ?? '') ? undefined : UBUNTU),
    details: {
      ...DATABASE,
      env: [
        'GOSU_VERSION',
        'JSYAML_VERSION',
        'JSYAML_CHECKSUM',
        'GPG_KEYS',
        'MONGO_PACKAGE',
        'MONGO_REPO',
        'MONGO_MAJOR',
        'MONGO_VERSION',
        'HOME',
        'GLIBC_TUNABLES',
      ],
      users: [{ name: 'mongodb', uid: 999 }],
      tools: undefined,
    },
    vary: (_tag, system) => (system ? undefined : { ...DEBIAN_OR_UBUNTU, tools: undefined }),
  },
  memcached: {
    system: DEBIAN,
    details: {
      ...SERVER,
      env: ['MEMCACHED_VERSION', 'MEMCACHED_URL', 'MEMCACHED_SHA1'],
      user: 'memcache',
      users: [{ name: 'memcache', uid: 11211 }],
    },
  },
  haproxy: {
    system: DEBIAN,
    details: {
      ...SERVER,
      env: ['HAPROXY_VERSION', 'HAPROXY_URL', 'HAPROXY_SHA256'],
      users: [{ name: 'haproxy', uid: 99 }],
    },
    vary: haproxyVariant,
  },
  traefik: {
    system: ({ version }) => (version?.startsWith('1') ? { distribution: 'scratch', release: undefined } : ALPINE),
    details: SERVER,
    vary: (_tag, system) => (system?.distribution === 'scratch' ? SHELL_LESS : undefined),
  },
  caddy: {
    system: ALPINE,
    details: { ...SERVER, env: ['CADDY_VERSION', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'], workdir: '/srv' },
    vary: ({ words }) =>
      words.includes('builder')
        ? {
            kind: 'build',
            command: 'shell',
            workdir: '/usr/bin',
            env: [
              'CADDY_VERSION',
              'XCADDY_VERSION',
              'XCADDY_SETCAP',
              'XCADDY_SKIP_CLEANUP',
              'GOLANG_VERSION',
              'GOTOOLCHAIN',
              'GOPATH',
            ],
            tools: undefined,
          }
        : undefined,
  },
  tomcat: {
    system: ({ words }) => (words.includes('temurin') ? UBUNTU : undefined),
    details: {
      ...SERVER,
      env: [
        ...JAVA_ENV,
        'CATALINA_HOME',
        'TOMCAT_NATIVE_LIBDIR',
        'LD_LIBRARY_PATH',
        'GPG_KEYS',
        'TOMCAT_MAJOR',
        'TOMCAT_VERSION',
        'TOMCAT_SHA512',
      ],
      workdir: '/usr/local/tomcat',
    },
    vary: (_tag, system) => (system ? { tools: undefined } : { ...DEBIAN_OR_UBUNTU, tools: undefined }),
  },
  wordpress: {
    system: ({ words }) => (words.includes('cli') ? ALPINE : DEBIAN),
    details: { ...SERVER, env: PHP_ENV, workdir: '/var/www/html' },
    vary: wordpressVariant,
  },
  'jenkins/jenkins': {
    system: DEBIAN,
    details: {
      ...SERVER,
      env: [
        'LANG',
        'JENKINS_HOME',
        'JENKINS_SLAVE_AGENT_PORT',
        'REF',
        'JENKINS_VERSION',
        'JENKINS_UC',
        'JENKINS_UC_EXPERIMENTAL',
        'JENKINS_INCREMENTALS_REPO_MIRROR',
        'JENKINS_ENABLE_FUTURE_JAVA',
        'COPY_REFERENCE_FILE_LOG',
        'JAVA_HOME',
      ],
      user: 'jenkins',
      users: [{ name: 'jenkins', uid: 1000 }],
      tools: undefined,
    },
    vary: (tag, system) => {
      if (system?.distribution === 'alpine') return { hasBash: true };
      return system?.distribution === 'debian' && !tag.slim
        ? { tools: ['curl', 'git', 'gpg', 'tar', 'perl'] }
        : undefined;
    },
  },
};

function nginxTools({ slim }: ImageTag, system: System | undefined): ImageDetails | undefined {
  if (system?.distribution === 'alpine') return { tools: slim ? ['wget', 'tar'] : ['curl', 'wget', 'tar'] };
  return undefined;
}

/** The user came with 2.4, the working directory with 2.7. */
function haproxyVariant({ version }: ImageTag): ImageDetails {
  const [major = Number.POSITIVE_INFINITY, minor = Number.POSITIVE_INFINITY] = (version ?? '')
    .split('.')
    .flatMap((part) => (part === '' ? [] : [Number(part)]));
  const atLeast = (wanted: number): boolean => major > 2 || (major === 2 && minor >= wanted);
  return {
    ...(atLeast(4) ? { user: 'haproxy' } : undefined),
    ...(atLeast(7) ? { workdir: '/var/lib/haproxy' } : undefined),
  };
}

function wordpressVariant({ words }: ImageTag, system: System | undefined): ImageDetails {
  const alpine = system?.distribution === 'alpine';
  return {
    users: [{ name: 'www-data', uid: alpine ? 82 : 33 }],
    ...(alpine ? { hasBash: true, tools: undefined } : { tools: ['curl', 'gcc', 'make', 'tar', 'perl'] }),
    ...(words.includes('cli') ? { user: 'www-data', command: 'none', kind: undefined } : undefined),
  };
}
