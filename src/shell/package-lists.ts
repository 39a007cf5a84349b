import type { Command } from './command.js';
import { effectsOf } from './effects.js';
import type { Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/** The packages that one installation names. */
export interface PackageList {
  readonly manager: Manager;
  readonly packages: readonly Package[];
}

/** The installations of a command whose packages stand on more than one line of the text: lists to be read as such. */
export function packageLists(command: Command, text: string): readonly PackageList[] {
  return effectsOf(command).flatMap((effect) => {
    if (effect.kind !== 'install') return [];
    const { manager, packages } = effect;
    const [first, last] = [packages[0], packages.at(-1)];
    if (!first || !last || !text.slice(first.word.span.start, last.word.span.end).includes('\n')) return [];
    return [{ manager, packages }];
  });
}

/** The order of a sorted list: by character code, quotes left out. */
export function compareWords(a: ShellWord, b: ShellWord): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}
