import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { pipPackage } from './pip.js';

/** pipx: Python programs, each in an environment of its own. Source: pipx.pypa.io. */
export default defineProgram({
  names: ['pipx'],
  valued: [
    '--python',
    '--suffix',
    '--preinstall',
    '-i',
    '--index-url',
    '--pip-args',
    '--python-args',
    '--spec',
    '--with',
    '--fetch-python',
    '--upgrade-strategy',
    '--include-resources-from',
    '-r',
    '--requirement',
    '--app',
    '--lock',
    '--backend',
    '--cooldown',
    '--output',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
        return installs('pip', operands.map(pipPackage));
      case 'inject':
        return installs('pip', operands.slice(1).map(pipPackage));
      case 'uninstall':
        return [{ kind: 'remove', manager: 'pip', packages: operands }];
      case 'upgrade':
      case 'upgrade-all':
        return [{ kind: 'upgrade', manager: 'pip' }];
      default:
        return [];
    }
  },
});
