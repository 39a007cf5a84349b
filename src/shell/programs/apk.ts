import { installs, packagesOf } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';

/** Alpine's package manager. Source: apk(8), apk-add(8), apk-world(5). */
export default defineProgram({
  names: ['apk', 'apk.static'],
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
    '--timeout',
    '--cache-dir',
    '--cache-max-age',
    '--progress-fd',
    '-o',
    '--output',
    '-d',
    '--description',
    '--rewrite-arch',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    const refresh: readonly Effect[] = options.some(({ name }) => /^(?:-U|--update|--update-cache)$/.test(name))
      ? [{ kind: 'refresh', manager: 'apk' }]
      : [];
    switch (subcommand) {
      case 'add': {
        // `!name` forbids a package.
        const wanted = operands.filter(({ value }) => !value.startsWith('!'));
        return [...refresh, ...installs('apk', packagesOf(wanted, CONSTRAINT))];
      }
      case 'del':
        return [{ kind: 'remove', manager: 'apk', packages: operands }];
      case 'update':
        return [{ kind: 'refresh', manager: 'apk' }];
      case 'upgrade':
        return [...refresh, { kind: 'upgrade', manager: 'apk' }];
      case 'cache':
        return /^(?:clean|purge)$/.test(operands[0]?.value ?? '') ? [{ kind: 'clean', manager: 'apk' }] : [];
      default:
        return [];
    }
  },
});

/** `name=1.2-r0`, `name~1.2`, `name>1`, `name@repository`. */
const CONSTRAINT = /^(?<name>[^=~<>@]+)(?:@[\w.-]+)?(?:[=~<>]+(?<version>[^@]*))?(?:@.*)?$/;
