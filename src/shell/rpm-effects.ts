import type { Invocation } from './invocation.js';
import { packagesOf } from './packages.js';
import type { Effect, Manager } from './program.js';

/** What yum and dnf have in common. A name and a version cannot be told apart for certain; a version starts behind a dash with a digit. */
export function rpmEffects(manager: Manager, { subcommand, operands }: Invocation): readonly Effect[] {
  switch (subcommand) {
    case 'install':
    case 'in':
    case 'localinstall':
    case 'reinstall':
    case 'groupinstall':
    case 'builddep': {
      const packages = packagesOf(operands, /^(?<name>.+?)-(?<version>\d[\w.+~^:*]*(?:-[\w.+~^*]+)?|\$.*)$/);
      return [{ kind: 'install', manager, packages }];
    }
    case 'module':
      return operands[0]?.value === 'install'
        ? [{ kind: 'install', manager, packages: packagesOf(operands.slice(1), /^(?<name>[^:]+):(?<version>.+)$/) }]
        : [];
    case 'makecache':
    case 'check-update':
      return [{ kind: 'refresh', manager }];
    case 'update':
    case 'upgrade':
    case 'up':
    case 'upgrade-minimal':
    case 'update-minimal':
    case 'distro-sync':
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
