import { installs, packageOf } from '../packages.js';
import { defineProgram } from '../program.js';

/** Ruby's package manager. Source: guides.rubygems.org, command reference. */
export default defineProgram({
  names: ['gem'],
  valued: [
    '-v',
    '--version',
    '-i',
    '--install-dir',
    '-n',
    '--bindir',
    '-P',
    '--trust-policy',
    '-s',
    '--source',
    '--platform',
    '--document',
    '--build-root',
    '--target-rbconfig',
    '--config-file',
    '-B',
    '--bulk-threshold',
    '--without',
    '--add',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options, command }) => {
    switch (subcommand) {
      case 'install':
      case 'i': {
        const all = options.find(({ name }) => name === '-v' || name === '--version')?.value;
        // What follows `--` are flags for the compilation.
        const end = command.args.findIndex(({ value }) => value === '--');
        const named = end < 0 ? operands : operands.filter((word) => command.args.indexOf(word) < end);
        return installs(
          'gem',
          named.map((word) => {
            const gem = packageOf(word, /^(?<name>[^:]+):(?<version>.*)$/);
            return { ...gem, version: gem.version ?? all };
          }),
        );
      }
      case 'update':
        return [{ kind: 'upgrade', manager: 'gem' }];
      case 'uninstall':
        return [{ kind: 'remove', manager: 'gem', packages: operands }];
      case 'cleanup':
        return [{ kind: 'clean', manager: 'gem' }];
      default:
        return [];
    }
  },
});
