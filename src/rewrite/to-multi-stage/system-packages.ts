import { runtimeLibrariesOf } from '#knowledge/runtime-libraries.js';
import type { Command } from '#shell/command.js';
import { effectsOf } from '#shell/effects.js';
import type { NeededPrograms } from './needed-programs.js';
import type { Original } from './original.js';

/** The packages of the system that the image that runs needs, and those that only the build needs. */
export interface SystemPackages {
  readonly manager: 'apt-get' | 'apk' | undefined;
  readonly runtime: readonly string[];
  readonly buildOnly: readonly string[];
  /** Those of them that the original leaves in its image. */
  readonly dropped: readonly string[];
  /** A name that only the build knows, or a file: what is installed cannot be told. */
  readonly isUnclear: boolean;
}

/** Sorts what apt-get and apk install, by what is needed while the program runs. */
export function systemPackagesOf(original: Original, needed: NeededPrograms): SystemPackages {
  const isUsed = (program: string) => needed.has(program);
  const runtime = new Set<string>();
  const dropped = new Set<string>();
  const buildOnly = new Set<string>();
  let manager: SystemPackages['manager'];
  let isUnclear = false;
  const deleted = removedIn(original.runs.flatMap(({ commands }) => commands));
  for (const { commands } of original.runs) {
    const removed = removedIn(commands);
    const cleansUp = commands.some(({ program, args }) => program === 'apt-mark' && args[0]?.value === 'auto');
    for (const command of commands) {
      const group = virtualNameOf(command.args.map(({ value }) => value));
      const virtual = group !== undefined && deleted.has(group) ? group : undefined;
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'install' || (effect.manager !== 'apt' && effect.manager !== 'apk')) continue;
        manager = effect.manager === 'apk' ? 'apk' : 'apt-get';
        for (const { name: said, version, word } of effect.packages) {
          // What PHP's image compiles with stands in a variable.
          const name = /^\$\{?PHPIZE_DEPS\}?$/.test(word.value) ? 'PHPIZE_DEPS' : said;
          if (name === '' || (version === '' && /[/:]/.test(name))) isUnclear = true;
          else if (virtual !== undefined || removed.has(name) || BUILD_ONLY.test(name)) buildOnly.add(name);
          else if (NODE_JS.test(name) && needed.nodeJs === false) buildOnly.add(name);
          // node-gyp is written in it.
          else if (name === 'python3' && original.facts.image === 'node' && !isUsed('python3')) buildOnly.add(name);
          else if (TOOL.test(name) && !isUsed(programOf(name))) buildOnly.add(name);
          else {
            const libraries = runtimeLibrariesOf(name, original.facts);
            if (libraries) buildOnly.add(name);
            for (const each of libraries ?? [name]) runtime.add(each);
          }
          const isGone = removed.has(virtual ?? name) || cleansUp;
          if (buildOnly.has(name) && !isGone) dropped.add(name);
        }
      }
    }
  }
  const sorted = (names: ReadonlySet<string>) => [...names].sort();
  return { manager, runtime: sorted(runtime), buildOnly: sorted(buildOnly), dropped: sorted(dropped), isUnclear };
}

/** What commands take out again, packages and groups of them. */
function removedIn(commands: readonly Command[]): ReadonlySet<string> {
  const words = commands
    .filter(({ program }) => /^(?:apt-get|apt|apk)$/.test(program))
    .map(({ args }) => args.map(({ value }) => value))
    .filter((each) => each.some((word) => /^(?:purge|remove|del)$/.test(word)));
  return new Set(words.flat());
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
  /^(?:PHPIZE_DEPS|build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|cpp|clang|llvm|make|cmake|ninja-build|autoconf|automake|libtool|pkg-config|pkgconf|gfortran|cargo|rustc|golang(?:-go)?|maven|gradle|openjdk-\d+-jdk(?:-headless)?|default-jdk(?:-headless)?|linux-headers.*|musl-dev|libc6?-dev|python3?-dev|python3-(?:pip|venv|setuptools|wheel)|nodejs-dev|ruby-dev|dpkg-dev|dh-autoreconf|libclang-dev|patch|bison|flex|software-properties-common|apt-transport-https|lsb-release|dirmngr|protobuf-compiler)$/;

const NODE_JS = /^(?:nodejs(?:-\w+)?|npm|yarn(?:pkg)?)$/;

/** Programs that fetch and unpack while building, unless something that runs names them. */
export const TOOL =
  /^(?:curl|wget|git|unzip|zip|xz-utils|bzip2|gnupg2?|gpg|composer|openssh-client|vim|nano|less|file|rsync|jq)$/;

function programOf(name: string): string {
  return { gnupg: 'gpg', gnupg2: 'gpg', 'openssh-client': 'ssh', 'xz-utils': 'xz' }[name] ?? name;
}
