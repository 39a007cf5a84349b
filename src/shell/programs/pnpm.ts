import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** pnpm. Source: pnpm.io, CLI commands. */
export default defineProgram({
  names: ['pnpm'],
  valued: [
    '-C',
    '--dir',
    '--filter',
    '-F',
    '--store-dir',
    '--registry',
    '--reporter',
    '--loglevel',
    '--network-concurrency',
    '--child-concurrency',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    if (/^(?:install|i|add|fetch)$/.test(subcommand))
      return [{ kind: 'install', manager: 'pnpm', packages: operands.map(npmPackage) }];
    if (subcommand === 'store' && operands[0]?.value === 'prune') return [{ kind: 'clean', manager: 'pnpm' }];
    return [];
  },
});
