import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { valueWords } from '../value-words.js';
import { pipPackage } from './pip.js';

/** Pipenv, for Python. Source: pipenv.pypa.io, commands. */
export default defineProgram({
  names: ['pipenv'],
  valued: [
    '-r',
    '--requirements',
    '-e',
    '--editable',
    '-i',
    '--index',
    '--python',
    '--pypi-mirror',
    '--categories',
    '--extra-pip-args',
    '--requirementstxt',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    switch (subcommand) {
      case 'install': {
        const named = [...operands, ...valueWords(options, '-e', '--editable')];
        return installs('pipenv', named.map(pipPackage), valueWords(options, '-r', '--requirements')[0]);
      }
      case 'sync':
        return installs('pipenv', []);
      case 'uninstall':
        return [{ kind: 'remove', manager: 'pipenv', packages: operands }];
      case 'update':
      case 'upgrade':
        return [{ kind: 'upgrade', manager: 'pipenv' }];
      default:
        return [];
    }
  },
});
