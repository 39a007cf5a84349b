import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { pipPackage } from './pip.js';

/** Poetry, for Python. Source: python-poetry.org/docs/cli. */
export default defineProgram({
  names: ['poetry'],
  valued: [
    '--only',
    '--with',
    '--without',
    '-E',
    '--extras',
    '-G',
    '--group',
    '-C',
    '--directory',
    '-P',
    '--project',
    '--python',
    '--platform',
    '--markers',
    '--source',
    '--optional',
    '-f',
    '--format',
    '-o',
    '--output',
    '-l',
    '--local-version',
    '-c',
    '--config-settings',
    '--priority',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'sync':
        return installs('poetry', []);
      case 'add':
        return installs('poetry', operands.map(pipPackage));
      case 'self':
        return operands[0]?.value === 'add' ? installs('poetry', operands.slice(1).map(pipPackage)) : [];
      case 'remove':
        return [{ kind: 'remove', manager: 'poetry', packages: operands }];
      case 'update':
        return [{ kind: 'upgrade', manager: 'poetry' }];
      case 'build':
        return [{ kind: 'build', tool: 'poetry' }];
      case 'cache':
        return operands[0]?.value === 'clear' ? [{ kind: 'clean', manager: 'poetry' }] : [];
      default:
        return [];
    }
  },
});
