import type { Command } from './command.js';
import { effectsOf } from './effects.js';
import type { Manager, Package } from './program.js';

/** The packages that a command installs without saying which version. Files, addresses and manifests are no packages. */
export function unpinnedPackages(command: Command, managers: readonly Manager[]): readonly Package[] {
  return effectsOf(command).flatMap((effect) =>
    effect.kind === 'install' && managers.includes(effect.manager) ? effect.packages.filter(isUnpinned) : [],
  );
}

function isUnpinned({ word, name, version }: Package): boolean {
  return (
    version === undefined &&
    name !== '' &&
    !/^(?:\.{0,2}\/|~\/|https?:|git\+|file:)|\.(?:deb|rpm|apk|whl|tgz|tar\.gz|gem)$/.test(word.value)
  );
}
