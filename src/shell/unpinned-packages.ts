import type { Command } from './command.js';
import { effectsOf } from './effects.js';
import type { Manager, Package } from './program.js';

/**
 * The packages that a command installs without saying which version. Files, addresses and manifests are no
 * packages; a constraints file settles the versions. `isSet` tells whether a variable in a version has a value.
 */
export function unpinnedPackages(
  command: Command,
  managers: readonly Manager[],
  isSet: (name: string) => boolean = () => true,
): readonly Package[] {
  return effectsOf(command).flatMap((effect) => {
    if (effect.kind !== 'install' || !managers.includes(effect.manager) || effect.manifest) return [];
    return effect.packages.filter((each) => isUnpinned(each, isSet));
  });
}

function isUnpinned({ word, name, version }: Package, isSet: (name: string) => boolean): boolean {
  const variable = /^\$\{?(\w+)\}?$/.exec(version ?? '')?.[1];
  if (variable !== undefined && !isSet(variable)) return true;
  return (
    version === undefined &&
    name !== '' &&
    !/^(?:\.{0,2}\/|~\/|https?:|file:)|\.(?:deb|rpm|apk|whl|tgz|tar\.gz|gem)$/.test(word.value)
  );
}
