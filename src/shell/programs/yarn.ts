import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** Yarn, classic and modern. Source: classic.yarnpkg.com and yarnpkg.com, CLI reference. */
export default defineProgram({
  names: ['yarn', 'yarnpkg'],
  valued: [
    '--cwd',
    '--cache-folder',
    '--modules-folder',
    '--global-folder',
    '--link-folder',
    '--preferred-cache-folder',
    '--prefix',
    '--registry',
    '--mutex',
    '--network-timeout',
    '--network-concurrency',
    '--child-concurrency',
    '--proxy',
    '--https-proxy',
    '--use-yarnrc',
    '--otp',
    '--mode',
    '--include',
    '--exclude',
    '--from',
    '--level',
    '--groups',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    const [verb, ...rest] = operands;
    switch (subcommand) {
      case '':
        return options.some(({ name }) => /^(?:-v|--version|-h|--help)$/.test(name)) ? [] : installs('yarn', []);
      case 'install':
        return installs('yarn', []);
      case 'workspaces':
        return verb?.value === 'focus' ? installs('yarn', []) : [];
      case 'add':
        return installs('yarn', operands.map(npmPackage));
      case 'global':
        return verb?.value === 'add' ? installs('yarn', rest.map(npmPackage)) : [];
      case 'workspace':
        return rest[0]?.value === 'add' ? installs('yarn', rest.slice(1).map(npmPackage)) : [];
      case 'remove':
        return [{ kind: 'remove', manager: 'yarn', packages: operands }];
      case 'upgrade':
      case 'up':
        return [{ kind: 'upgrade', manager: 'yarn' }];
      case 'cache':
        return verb?.value === 'clean' || verb?.value === 'clear' ? [{ kind: 'clean', manager: 'yarn' }] : [];
      default:
        return [];
    }
  },
});
