import type { Invocation } from './invocation.js';
import { installs, packageOf, packagesOf, unversioned } from './packages.js';
import type { Effect, Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/** What yum, dnf and their small relatives have in common. */
export function rpmEffects(manager: Manager, { subcommand, operands }: Invocation): readonly Effect[] {
  const [verb, ...rest] = operands;
  switch (subcommand) {
    case 'install':
    case 'in':
    case 'localinstall':
    case 'reinstall':
    case 'rei':
    case 'downgrade':
    case 'dg':
    case 'builddep':
      return installs(manager, operands.map(rpmPackage));
    case 'groupinstall':
      return installs(manager, unversioned(operands));
    case 'group':
    case 'groups':
    case 'grp':
      return verb?.value === 'install' ? installs(manager, unversioned(rest)) : [];
    case 'module':
      return verb?.value === 'install' ? installs(manager, packagesOf(rest, /^(?<name>[^:]+):(?<version>.+)$/)) : [];
    case 'swap':
      return exchange(manager, operands);
    case 'makecache':
    case 'mc':
    case 'check-update':
    case 'check-upgrade':
      return [{ kind: 'refresh', manager }];
    case 'update':
    case 'upgrade':
    case 'up':
    case 'upgrade-minimal':
    case 'update-minimal':
    case 'up-min':
    case 'distro-sync':
    case 'distribution-synchronization':
    case 'dsync':
      return [{ kind: 'upgrade', manager }];
    case 'remove':
    case 'rm':
    case 'erase':
    case 'autoremove':
      return [{ kind: 'remove', manager, packages: operands }];
    case 'clean':
      return [{ kind: 'clean', manager }];
    default:
      return [];
  }
}

/** `swap a b`, and of yum `swap -- remove a -- install b c`. */
function exchange(manager: Manager, operands: readonly ShellWord[]): readonly Effect[] {
  const words = operands.filter(({ value }) => value !== '--');
  const at = words[0]?.value === 'remove' ? words.findIndex(({ value }) => value === 'install') : -1;
  const [removed, installed] = at < 0 ? [words.slice(0, 1), words.slice(1)] : [words.slice(1, at), words.slice(at + 1)];
  return [{ kind: 'remove', manager, packages: removed }, ...installs(manager, installed.map(rpmPackage))];
}

/**
 * `name`, `name-version-release.architecture`, `@group`, a file or an address. A name and a version cannot be told
 * apart for certain: a version starts behind a dash with a digit or a variable, and so does a release.
 */
function rpmPackage(word: ShellWord): Package {
  const { value } = word;
  if (value.startsWith('@')) return { word, name: value, version: '' };
  return packageOf(word, /[<>=]/.test(value) ? REQUIREMENT : VERSIONED);
}

const REQUIREMENT = /^(?<name>[^\s<>=]+)\s*[<>=]+\s*(?<version>.+)$/;
// The release of java-11-openjdk would not start with a digit: it is a name. \uE000-\uF8FF stand for expansions.
const VERSIONED =
  /^(?<name>.+?)-(?<version>[\d\uE000-\uF8FF][\w.+~^:*\uE000-\uF8FF]*(?:-[\d*\uE000-\uF8FF][\w.+~^*\uE000-\uF8FF]*)?)$/;
