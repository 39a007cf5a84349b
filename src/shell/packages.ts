import type { Effect, Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/**
 * The package that a word names, by a pattern with the groups `name` and `version`. The name is '' where only the
 * build knows it (`$PACKAGES`); the version is '' where there is none to ask for (a file, an address).
 */
export function packageOf(word: ShellWord, pattern: RegExp): Package {
  const { value } = word;
  const expansions: string[] = [];
  const masked = word.syntax && /[$`]/.test(value) ? value.replace(EXPANSION, mask) : value;
  if (/^[\s\uE000-\uF8FF]+$/.test(masked)) return { word, name: '', version: undefined };
  if (FILE.test(masked)) return { word, name: value, version: '' };
  const { name, version } = pattern.exec(masked)?.groups ?? {};
  return { word, name: unmask(name) ?? value, version: unmask(version) };

  // An expansion may hold any sign that means something to the pattern: ${VERSION:-1.0}.
  function mask(expansion: string): string {
    return String.fromCharCode(0xe000 + expansions.push(expansion) - 1);
  }
  function unmask(text: string | undefined): string | undefined {
    return text?.replace(/[\uE000-\uF8FF]/g, (sign) => expansions[sign.charCodeAt(0) - 0xe000] ?? sign);
  }
}

/** The packages that some words name. */
export function packagesOf(words: readonly ShellWord[], pattern: RegExp): readonly Package[] {
  return words.map((word) => packageOf(word, pattern));
}

/** Things that have no version to ask for: the groups of dnf, the patterns of zypper, files whatever their name. */
export function unversioned(words: readonly ShellWord[]): readonly Package[] {
  return words.map((word) => ({ word, name: word.value, version: '' }));
}

/** An installation of packages; none means those of a manifest or lock file. */
export function installs(manager: Manager, packages: readonly Package[], manifest?: ShellWord): readonly Effect[] {
  return [{ kind: 'install', manager, packages, manifest }];
}

const EXPANSION = /\$\{[^}]*\}|\$\([^)]*\)|\$\w+|\$[@*]|`[^`]*`/g;
const FILE =
  /^(?:\.{0,2}\/|\.{1,2}$|~\/|(?!git\+)[a-z][a-z+]*:\/\/|file:)|\.(?:deb|rpm|apk|whl|gem|zip|tgz|tar|tar\.\w+)$/i;
