import type { Effect, Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/**
 * The package that a word names, by a pattern with the groups `name` and `version`. The name is '' where only the
 * build knows it (`$PACKAGES`); the version is '' where there is none to ask for (a file, an address).
 */
export function packageOf(word: ShellWord, pattern: RegExp): Package {
  const { value } = word;
  const { masked, unmasked } = maskExpansions(word);
  if (/^[\s\uE000-\uF8FF]+$/.test(masked)) return { word, name: '', version: undefined };
  if (FILE.test(masked)) return { word, name: value, version: '' };
  const { name, version } = pattern.exec(masked)?.groups ?? {};
  return { word, name: name === undefined ? value : unmasked(name), version: version && unmasked(version) };
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

const FILE =
  /^(?:\.{0,2}\/|\.{1,2}$|~\/|(?!git\+)[a-z][a-z+]*:\/\/|file:)|^[^\s=<>]+\.(?:deb|rpm|apk|whl|gem|zip|tgz|tar|tar\.\w+)$/i;
const EXPANSION = /\$\{[^}]*\}|\$\([^)]*\)|\$\w+|\$[@*]|`[^`]*`/g;

interface Masked {
  /** The word with a sign of the private use area for each expansion. */
  readonly masked: string;
  /** Puts the expansions back into a part of it. */
  readonly unmasked: (part: string) => string;
}

/** An expansion may hold any sign that means something to a pattern: `${VERSION:-1.0}`. */
function maskExpansions({ value, syntax }: ShellWord): Masked {
  if (!syntax || !/[$`]/.test(value)) return { masked: value, unmasked: (part) => part };
  const expansions: string[] = [];
  const masked = value.replace(EXPANSION, (expansion) => {
    return String.fromCharCode(0xe000 + expansions.push(expansion) - 1);
  });
  const unmasked = (part: string) =>
    part.replace(/[\uE000-\uF8FF]/g, (sign) => expansions[sign.charCodeAt(0) - 0xe000] ?? sign);
  return { masked, unmasked };
}
