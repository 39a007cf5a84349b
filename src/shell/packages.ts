import type { Effect, Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/** Packages of words by a pattern with the groups `name` and `version`; a word that does not match is a name as a whole. */
export function packagesOf(words: readonly ShellWord[], pattern: RegExp): readonly Package[] {
  return words.map((word) => {
    const { name, version } = pattern.exec(word.value)?.groups ?? {};
    return { word, name: name ?? word.value, version };
  });
}

/** An installation of packages. */
export function installs(manager: Manager, packages: readonly Package[], manifest?: ShellWord): readonly Effect[] {
  return [{ kind: 'install', manager, packages, manifest }];
}
