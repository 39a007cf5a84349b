import type { ImageDetails, ImageRow } from './base-image.js';
import { CHECKOUT_TOOLS, EVERY_TOOL } from './base-images-systems.js';
import type { Distribution, ImageTag, System } from './image-tag.js';

const DEBIAN: System = { distribution: 'debian', release: undefined };
const REPL: ImageDetails = { kind: 'language', command: 'repl' };

/** The variables of Eclipse Temurin, Corretto and the old openjdk images. */
export const JAVA_ENV: readonly string[] = ['JAVA_HOME', 'JAVA_VERSION', 'LANG', 'LANGUAGE', 'LC_ALL'];

/** The variables of PHP's images, those of WordPress and Composer among them. */
export const PHP_ENV: readonly string[] = [
  'PHPIZE_DEPS',
  'PHP_INI_DIR',
  'PHP_CFLAGS',
  'PHP_CPPFLAGS',
  'PHP_LDFLAGS',
  'PHP_EXTRA_CONFIGURE_ARGS',
  'PHP_EXTRA_BUILD_DEPS',
  'GPG_KEYS',
  'PHP_VERSION',
  'PHP_URL',
  'PHP_ASC_URL',
  'PHP_SHA256',
  'PHP_MD5',
  'APACHE_CONFDIR',
  'APACHE_ENVVARS',
];

/** Images to run an application in. Sources: the images' Dockerfiles, as of 2026-11-21. */
export const LANGUAGE_IMAGES: Readonly<Record<string, ImageRow>> = {
  node: {
    system: DEBIAN,
    details: {
      ...REPL,
      env: ['NODE_VERSION', 'YARN_VERSION', 'NPM_CONFIG_LOGLEVEL'],
      users: [{ name: 'node', uid: 1000 }],
    },
    vary: fullTools,
  },
  python: {
    system: DEBIAN,
    details: {
      ...REPL,
      env: [
        'PYTHON_VERSION',
        'PYTHON_SHA256',
        'GPG_KEY',
        'LANG',
        'PYTHON_PIP_VERSION',
        'PYTHON_SETUPTOOLS_VERSION',
        'PYTHON_GET_PIP_URL',
        'PYTHON_GET_PIP_SHA256',
      ],
    },
    vary: (tag, system) => {
      if (system?.distribution === 'alpine') return { tools: ['wget', 'tar', 'python3'] };
      return tag.slim ? { tools: ['tar', 'perl', 'python3'] } : fullTools(tag, system);
    },
  },
  ruby: {
    system: DEBIAN,
    details: {
      ...REPL,
      env: [
        'RUBY_VERSION',
        'RUBY_MAJOR',
        'RUBY_DOWNLOAD_URL',
        'RUBY_DOWNLOAD_SHA256',
        'RUBYGEMS_VERSION',
        'BUNDLER_VERSION',
        'GEM_HOME',
        'BUNDLE_PATH',
        'BUNDLE_BIN',
        'BUNDLE_APP_CONFIG',
        'BUNDLE_SILENCE_ROOT_WARNING',
        'LANG',
      ],
    },
    vary: fullTools,
  },
  php: { system: DEBIAN, details: { ...REPL, env: PHP_ENV }, vary: phpVariant },
  perl: {
    system: DEBIAN,
    details: { ...REPL, env: ['PERL_CPANM_OPT'] },
    vary: (tag, system) => ({
      ...fullTools(tag, system),
      ...(Number(tag.version?.split('.')[1]) >= 38 ? { workdir: '/usr/src/app' } : undefined),
    }),
  },
  julia: {
    system: DEBIAN,
    details: { ...REPL, env: ['JULIA_PATH', 'JULIA_GPG', 'JULIA_VERSION'] },
    vary: (_tag, system) => (system?.distribution === 'debian' ? { tools: ['curl', 'tar', 'perl'] } : undefined),
  },
  'r-base': {
    system: DEBIAN,
    details: {
      ...REPL,
      env: ['LC_ALL', 'LANG', 'R_BASE_VERSION'],
      users: [{ name: 'docker', uid: 1000 }],
      tools: undefined,
    },
  },
  erlang: {
    system: DEBIAN,
    details: { ...REPL, env: ['OTP_VERSION', 'REBAR_VERSION', 'REBAR3_VERSION'] },
    vary: fullTools,
  },
  elixir: {
    system: DEBIAN,
    details: { ...REPL, env: ['ELIXIR_VERSION', 'LANG', 'OTP_VERSION', 'REBAR_VERSION', 'REBAR3_VERSION'] },
    vary: fullTools,
  },
  openjdk: { system: openjdkSystem, details: { env: JAVA_ENV }, vary: openjdkVariant },
  java: { system: openjdkSystem, details: { env: JAVA_ENV }, vary: openjdkVariant },
  adoptopenjdk: {
    system: { distribution: 'ubuntu', release: undefined },
    details: { env: JAVA_ENV, tools: undefined },
    vary: javaVariant,
  },
  'eclipse-temurin': {
    system: { distribution: 'ubuntu', release: undefined },
    // Which download tools are in it changed from release to release.
    details: { env: JAVA_ENV, tools: undefined },
    vary: javaVariant,
  },
  amazoncorretto: {
    system: { distribution: 'amazonlinux', release: undefined },
    details: { env: ['JAVA_HOME', 'LANG'], tools: undefined },
    vary: javaVariant,
  },
  'denoland/deno': {
    system: ({ words }) => ({ distribution: words[0] === 'bin' ? 'scratch' : 'debian', release: undefined }),
    details: {
      ...REPL,
      env: ['DENO_DIR', 'DENO_INSTALL_ROOT', 'DENO_VERSION', 'DENO_USE_CGROUPS'],
      users: [{ name: 'deno', uid: 1993 }],
    },
    vary: ({ words }, system) => {
      if (words.includes('distroless')) return shellLess('distroless');
      return system?.distribution === 'alpine' ? { users: [{ name: 'deno', uid: 1000 }] } : undefined;
    },
  },
  'oven/bun': {
    system: DEBIAN,
    details: {
      ...REPL,
      env: ['BUN_RUNTIME_TRANSPILER_CACHE_PATH', 'BUN_INSTALL_BIN'],
      users: [{ name: 'bun', uid: 1000 }],
      workdir: '/home/bun/app',
    },
    vary: ({ words }) => (words.includes('distroless') ? shellLess('distroless') : undefined),
  },
};

/** Debian variants that are not slim stand on buildpack-deps. */
function fullTools(tag: ImageTag, system: System | undefined): ImageDetails | undefined {
  return system?.distribution === 'debian' && !tag.slim ? { tools: EVERY_TOOL } : undefined;
}

function phpVariant({ words }: ImageTag, system: System | undefined): ImageDetails {
  const alpine = system?.distribution === 'alpine';
  const server = words.includes('apache') || words.includes('fpm');
  return {
    users: [{ name: 'www-data', uid: alpine ? 82 : 33 }],
    tools: alpine ? ['curl', 'wget', 'tar'] : ['curl', 'gcc', 'make', 'tar', 'perl'],
    ...(server ? { workdir: '/var/www/html', command: 'server' } : undefined),
  };
}

/** Up to 11 the images were Debian's; from 12 on they are Oracle Linux unless the tag says otherwise. */
function openjdkSystem(tag: ImageTag): System | undefined {
  if (tag.slim) return DEBIAN;
  const major = Number(tag.version?.split('.')[0]);
  if (Number.isNaN(major)) return undefined;
  const distribution: Distribution = major >= 12 ? 'oraclelinux' : 'debian';
  return { distribution, release: undefined };
}

function openjdkVariant(tag: ImageTag, system: System | undefined): ImageDetails {
  return {
    ...javaVariant(tag),
    ...(system?.distribution === 'debian' && !tag.slim ? { tools: CHECKOUT_TOOLS } : undefined),
    ...(system?.distribution === 'oraclelinux' ? { packageManager: 'microdnf' } : undefined),
  };
}

function javaVariant({ words }: ImageTag): ImageDetails {
  const runtime = words.some((word) => /^jre\d*$/.test(word) || word === 'headless');
  return runtime ? { kind: 'language', command: undefined } : { kind: 'build', command: 'repl' };
}

function shellLess(distribution: Distribution): ImageDetails {
  return {
    distribution,
    release: undefined,
    libc: 'glibc',
    shell: 'none',
    hasBash: false,
    packageManager: 'none',
    tools: [],
    users: [{ name: 'nonroot', uid: 65532 }],
  };
}
