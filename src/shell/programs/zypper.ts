import type { Invocation } from '../invocation.js';
import { installs, packagesOf, unversioned } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';

/** openSUSE's package manager. `-n`, `-C` and `-D` take a value only as global options that no image needs. Source: zypper(8). */
export default defineProgram({
  names: ['zypper'],
  valued: [
    '-r',
    '--repo',
    '--from',
    '-t',
    '--type',
    '-R',
    '--root',
    '--installroot',
    '-c',
    '--config',
    '--reposd-dir',
    '--cache-dir',
    '--raw-cache-dir',
    '--solv-cache-dir',
    '--pkg-cache-dir',
    '--userdata',
    '-p',
    '--plus-repo',
    '--plus-content',
    '--priority',
    '--releasever',
    '--download',
    '--table-style',
    '--date',
    '-b',
    '--bugzilla',
    '--cve',
    '-g',
    '--category',
    '--severity',
  ],
  subcommands: 1,
  clusters: true,
  effects: (invocation) => {
    const { subcommand, operands } = invocation;
    switch (subcommand) {
      case 'install':
      case 'in':
      case 'source-install':
      case 'si':
        return installation(invocation);
      case 'install-new-recommends':
      case 'inr':
        return installs('zypper', []);
      case 'refresh':
      case 'ref':
        return [{ kind: 'refresh', manager: 'zypper' }];
      case 'update':
      case 'up':
      case 'dist-upgrade':
      case 'dup':
      case 'patch':
        return [{ kind: 'upgrade', manager: 'zypper' }];
      case 'remove':
      case 'rm':
        return [{ kind: 'remove', manager: 'zypper', packages: operands }];
      case 'clean':
      case 'cc':
        return [{ kind: 'clean', manager: 'zypper' }];
      default:
        return [];
    }
  },
});

/** `install a '!b'` installs a and removes b; patterns and patches have no version to ask for. */
function installation({ operands, options }: Invocation): readonly Effect[] {
  const type = options.find(({ name }) => name === '-t' || name === '--type')?.value ?? 'package';
  if (type !== 'package' && type !== 'srcpackage') return installs('zypper', unversioned(operands));
  const removed = operands.filter(({ value }) => value.startsWith('!'));
  const wanted = operands.filter((word) => !removed.includes(word));
  const install = installs('zypper', packagesOf(wanted, /^\+?(?<name>[^\s=<>]+)\s*(?:[=<>]+\s*(?<version>.*))?$/));
  return removed.length > 0 ? [...install, { kind: 'remove', manager: 'zypper', packages: removed }] : install;
}
