import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** Bun's package manager, bundler and runtime. Source: bun.com/docs. */
export default defineProgram({
  names: ['bun'],
  valued: [
    '--cwd',
    '--config',
    '--env-file',
    '--registry',
    '--cache-dir',
    '--backend',
    '--linker',
    '--omit',
    '-F',
    '--filter',
    '--cafile',
    '--concurrent-scripts',
    '--network-concurrency',
    '--cpu',
    '--os',
    '-r',
    '--preload',
    '--require',
    '--import',
    '-e',
    '--eval',
    '--port',
    '--outfile',
    '--outdir',
    '--target',
    '--format',
    '--root',
    '--external',
    '--define',
    '--loader',
    '--drop',
    '--conditions',
    '--public-path',
    '--asset-naming',
    '--chunk-naming',
    '--entry-naming',
    '--banner',
    '--footer',
    '--shell',
    '--title',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'i':
      case 'add':
      case 'a':
        return installs('bun', operands.map(npmPackage));
      case 'ci':
        return installs('bun', []);
      case 'remove':
      case 'rm':
        return [{ kind: 'remove', manager: 'bun', packages: operands }];
      case 'update':
        return [{ kind: 'upgrade', manager: 'bun' }];
      case 'pm':
        return operands[0]?.value === 'cache' && operands[1]?.value === 'rm' ? [{ kind: 'clean', manager: 'bun' }] : [];
      case 'build':
        return [{ kind: 'build', tool: 'bun' }];
      default:
        return [];
    }
  },
});
