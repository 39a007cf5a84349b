import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** Yarn, classic and modern. Source: classic.yarnpkg.com and yarnpkg.com, CLI reference. */
export default defineProgram({
  names: ['yarn', 'yarnpkg'],
  valued: [
    '--cwd',
    '--cache-folder',
    '--modules-folder',
    '--network-timeout',
    '--network-concurrency',
    '--registry',
    '--mutex',
    '--prefix',
    '--global-folder',
    '--use-yarnrc',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, command }) => {
    const [verb, ...rest] = operands;
    if (
      subcommand === 'install' ||
      (subcommand === '' && !command.args.some(({ value }) => value === '--version' || value === '-v'))
    ) {
      return [{ kind: 'install', manager: 'yarn', packages: [] }];
    }
    if (subcommand === 'add') return [{ kind: 'install', manager: 'yarn', packages: operands.map(npmPackage) }];
    if (subcommand === 'global' && verb?.value === 'add')
      return [{ kind: 'install', manager: 'yarn', packages: rest.map(npmPackage) }];
    if (subcommand === 'cache' && verb?.value === 'clean') return [{ kind: 'clean', manager: 'yarn' }];
    return [];
  },
});
