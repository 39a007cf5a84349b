import { installs } from '../packages.js';
import { defineProgram } from '../program.js';

/** Bundler, for Ruby. Source: bundler.io/man. */
export default defineProgram({
  names: ['bundle', 'bundler'],
  valued: [
    '--path',
    '--without',
    '--with',
    '-j',
    '--jobs',
    '--retry',
    '--gemfile',
    '--trust-policy',
    '--shebang',
    '--target-rbconfig',
    '--cache-path',
    '--lockfile',
    '-v',
    '--version',
    '-g',
    '--group',
    '--source',
    '-s',
    '--git',
    '--github',
    '--branch',
    '--ref',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    switch (subcommand) {
      case '':
        return options.some(({ name }) => /^(?:-v|--version|-h|--help)$/.test(name)) ? [] : installs('bundler', []);
      case 'install':
      case 'i':
        return installs('bundler', []);
      case 'add': {
        const version = options.find(({ name }) => name === '-v' || name === '--version')?.value;
        return installs(
          'bundler',
          operands.map((word) => ({ word, name: word.value, version })),
        );
      }
      case 'update':
        return [{ kind: 'upgrade', manager: 'bundler' }];
      case 'remove':
        return [{ kind: 'remove', manager: 'bundler', packages: operands }];
      case 'clean':
        return [{ kind: 'clean', manager: 'bundler' }];
      default:
        return [];
    }
  },
});
