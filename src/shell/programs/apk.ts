import { packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';

/** Alpine's package manager. Source: apk(8). */
export default defineProgram({
  names: ['apk'],
  valued: [
    '-t',
    '--virtual',
    '-X',
    '--repository',
    '-p',
    '--root',
    '--keys-dir',
    '--repositories-file',
    '--arch',
    '--wait',
    '--cache-dir',
    '--cache-max-age',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    const packages = packagesOf(operands, /^(?<name>[^=~<>@]+)(?:[=~<>]+(?<version>.*)|@.*)?$/);
    switch (subcommand) {
      case 'add': {
        const refreshes = options.some(({ name }) => name === '-U' || name === '--update' || name === '--update-cache');
        const install = { kind: 'install', manager: 'apk', packages } as const;
        return refreshes ? [{ kind: 'refresh', manager: 'apk' }, install] : [install];
      }
      case 'del':
        return [{ kind: 'remove', manager: 'apk', packages: operands }];
      case 'update':
        return [{ kind: 'refresh', manager: 'apk' }];
      case 'upgrade':
        return [{ kind: 'upgrade', manager: 'apk' }];
      case 'cache':
        return operands[0]?.value === 'clean' || operands[0]?.value === 'purge'
          ? [{ kind: 'clean', manager: 'apk' }]
          : [];
      default:
        return [];
    }
  },
});
