import { packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';

/** openSUSE's package manager. Source: zypper(8). */
export default defineProgram({
  names: ['zypper'],
  valued: [
    '-r',
    '--repo',
    '--from',
    '-t',
    '--type',
    '--root',
    '-R',
    '--installroot',
    '--config',
    '-c',
    '--plus-repo',
    '-p',
    '--reposd-dir',
    '-D',
    '--cache-dir',
    '-C',
    '--name',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'in':
      case 'source-install':
      case 'si':
        return [
          {
            kind: 'install',
            manager: 'zypper',
            packages: packagesOf(operands, /^(?<name>[^=<>]+)[=<>]+(?<version>.*)$/),
          },
        ];
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
