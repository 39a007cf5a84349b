import type { BaseImageFacts } from '#knowledge/base-image.js';
import { effectsOf } from '#shell/effects.js';
import type { Original } from './original.js';

/** The packages of the system that the image that runs needs, and those that only the build needs. */
export interface SystemPackages {
  readonly manager: 'apt-get' | 'apk' | undefined;
  readonly runtime: readonly string[];
  readonly buildOnly: readonly string[];
  /** A name that only the build knows, or a file: what is installed cannot be told. */
  readonly isUnclear: boolean;
}

/** Sorts what apt-get and apk install. `isUsed` tells whether something that runs names a program. */
export function systemPackagesOf(original: Original, isUsed: (program: string) => boolean): SystemPackages {
  const runtime = new Set<string>();
  const buildOnly = new Set<string>();
  let manager: SystemPackages['manager'];
  let isUnclear = false;
  for (const { commands } of original.runs) {
    const removed = new Set(
      commands.flatMap((command) =>
        /^(?:apt-get|apt|apk)$/.test(command.program) &&
        command.args.some(({ value }) => /^(?:purge|remove|del)$/.test(value))
          ? command.args.map(({ value }) => value)
          : [],
      ),
    );
    for (const command of commands) {
      const virtual = virtualNameOf(command.args.map(({ value }) => value));
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'install' || (effect.manager !== 'apt' && effect.manager !== 'apk')) continue;
        manager = effect.manager === 'apk' ? 'apk' : 'apt-get';
        for (const { name, version } of effect.packages) {
          if (name === '' || (version === '' && /[/:]/.test(name))) isUnclear = true;
          else if (virtual !== undefined || removed.has(name) || BUILD_ONLY.test(name)) buildOnly.add(name);
          // node-gyp is written in it.
          else if (name === 'python3' && original.facts.image === 'node' && !isUsed('python3')) buildOnly.add(name);
          else if (TOOL.test(name) && !isUsed(programOf(name))) buildOnly.add(name);
          else {
            const libraries = librariesOf(name, original.facts);
            if (libraries) buildOnly.add(name);
            for (const each of libraries ?? [name]) runtime.add(each);
          }
        }
      }
    }
  }
  return { manager, runtime: [...runtime].sort(), buildOnly: [...buildOnly].sort(), isUnclear };
}

/** The name of a group that `apk add --virtual` makes, to be deleted as one: what is in it is for the build. */
function virtualNameOf(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => word === '--virtual' || word === '-t' || word.startsWith('--virtual='));
  if (at < 0) return undefined;
  const [, name] = (words[at] ?? '').split('=');
  return name ?? words[at + 1];
}

/** Compilers, headers and what drives them. */
export const BUILD_ONLY =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|cpp|clang|llvm|make|cmake|ninja-build|autoconf|automake|libtool|pkg-config|pkgconf|gfortran|cargo|rustc|golang(?:-go)?|maven|gradle|openjdk-\d+-jdk(?:-headless)?|default-jdk(?:-headless)?|linux-headers.*|musl-dev|libc6?-dev|python3?-dev|python3-(?:pip|venv|setuptools|wheel)|nodejs-dev|patch|bison|flex|software-properties-common|apt-transport-https|lsb-release|dirmngr|protobuf-compiler)$/;

/** Programs that fetch and unpack while building, unless something that runs names them. */
export const TOOL =
  /^(?:curl|wget|git|unzip|zip|xz-utils|bzip2|gnupg2?|gpg|openssh-client|vim|nano|less|file|rsync|jq)$/;

function programOf(name: string): string {
  return { gnupg: 'gpg', gnupg2: 'gpg', 'openssh-client': 'ssh', 'xz-utils': 'xz' }[name] ?? name;
}

/** The libraries behind a package of headers; undefined when it is none that we know: then it stays as it is. */
function librariesOf(name: string, { distribution, release }: BaseImageFacts): readonly string[] | undefined {
  if (distribution === 'alpine') return ALPINE[name];
  if (distribution !== 'debian') return undefined;
  const isNew = release === 'trixie';
  const found = DEBIAN[name];
  return found?.map((each) => (typeof each === 'string' ? each : isNew ? each.trixie : each.bookworm));
}

/** Sources: the dependencies of the -dev packages in Debian 12 and 13. */
const DEBIAN: Readonly<Record<string, readonly (string | { readonly bookworm: string; readonly trixie: string })[]>> = {
  'libpq-dev': ['libpq5'],
  'default-libmysqlclient-dev': ['libmariadb3'],
  'libmariadb-dev': ['libmariadb3'],
  'libffi-dev': ['libffi8'],
  'libssl-dev': [{ bookworm: 'libssl3', trixie: 'libssl3t64' }],
  'libxml2-dev': ['libxml2'],
  'libxslt1-dev': ['libxslt1.1'],
  'libxslt-dev': ['libxslt1.1'],
  'zlib1g-dev': ['zlib1g'],
  'libjpeg-dev': ['libjpeg62-turbo'],
  'libjpeg62-turbo-dev': ['libjpeg62-turbo'],
  'libsqlite3-dev': ['libsqlite3-0'],
  'libyaml-dev': ['libyaml-0-2'],
  'libcurl4-openssl-dev': [{ bookworm: 'libcurl4', trixie: 'libcurl4t64' }],
  'libpng-dev': [{ bookworm: 'libpng16-16', trixie: 'libpng16-16t64' }],
  'libicu-dev': [{ bookworm: 'libicu72', trixie: 'libicu76' }],
  'libsasl2-dev': ['libsasl2-2'],
  'libbz2-dev': ['libbz2-1.0'],
  'liblzma-dev': ['liblzma5'],
  'libreadline-dev': [{ bookworm: 'libreadline8', trixie: 'libreadline8t64' }],
  'libgmp-dev': ['libgmp10'],
};

/** Sources: the packages of the same names in Alpine 3.20 to 3.24. */
const ALPINE: Readonly<Record<string, readonly string[]>> = {
  'postgresql-dev': ['libpq'],
  'libpq-dev': ['libpq'],
  'mariadb-dev': ['mariadb-connector-c'],
  'mariadb-connector-c-dev': ['mariadb-connector-c'],
  'libffi-dev': ['libffi'],
  'openssl-dev': ['openssl'],
  'libxml2-dev': ['libxml2'],
  'libxslt-dev': ['libxslt'],
  'zlib-dev': ['zlib'],
  'jpeg-dev': ['libjpeg-turbo'],
  'libjpeg-turbo-dev': ['libjpeg-turbo'],
  'libpng-dev': ['libpng'],
  'sqlite-dev': ['sqlite-libs'],
  'yaml-dev': ['yaml'],
};
