import { installs } from '../packages.js';
import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** pnpm. Source: pnpm.io, CLI commands. */
export default defineProgram({
  names: ['pnpm'],
  valued: [
    '-C',
    '--dir',
    '-F',
    '--filter',
    '--filter-prod',
    '--store-dir',
    '--virtual-store-dir',
    '--modules-dir',
    '--lockfile-dir',
    '--global-dir',
    '--global-bin-dir',
    '--state-dir',
    '--cache-dir',
    '--registry',
    '--reporter',
    '--loglevel',
    '--network-concurrency',
    '--child-concurrency',
    '--workspace-concurrency',
    '--fetch-retries',
    '--fetch-timeout',
    '--http-proxy',
    '--https-proxy',
    '--no-proxy',
    '--package-import-method',
    '--node-linker',
    '--hoist-pattern',
    '--public-hoist-pattern',
    '--allow-build',
    '--cpu',
    '--os',
    '--libc',
    '--save-prefix',
    '--save-catalog-name',
    '--tag',
    '--depth',
    '--test-pattern',
    '--changed-files-ignore-pattern',
    '--resume-from',
    '--script-shell',
    '--env-file',
    '--otp',
    '--user-agent',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'i':
      case 'add':
        return installs('pnpm', operands.map(npmPackage));
      case 'ci':
      case 'fetch':
      case 'install-test':
      case 'it':
        return installs('pnpm', []);
      case 'remove':
      case 'rm':
      case 'uninstall':
      case 'un':
      case 'prune':
        return [{ kind: 'remove', manager: 'pnpm', packages: operands }];
      case 'update':
      case 'upgrade':
      case 'up':
        return [{ kind: 'upgrade', manager: 'pnpm' }];
      case 'store':
        return operands[0]?.value === 'prune' ? [{ kind: 'clean', manager: 'pnpm' }] : [];
      default:
        return [];
    }
  },
});
