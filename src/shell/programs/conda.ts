import type { Command } from '../command.js';
import { installs, packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';
import { valueWords } from '../value-words.js';

/** conda and its relatives. `-f` is a file for `env create` and a flag for `clean -afy`, so it is read as a flag. Source: docs.conda.io, commands. */
export default defineProgram({
  names: ['conda', 'mamba', 'micromamba'],
  valued: [
    '-n',
    '--name',
    '-p',
    '--prefix',
    '-c',
    '--channel',
    '--file',
    '--clone',
    '--revision',
    '--solver',
    '--experimental-solver',
    '--subdir',
    '--platform',
    '--repodata-fn',
    '--channel-priority',
    '--console',
    '-r',
    '--root-prefix',
    '--rc-file',
    '--log-level',
    '--category',
    '--cwd',
    '--shell',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options, command }) => {
    const [verb] = operands;
    const manifest = valueWords(options, '--file')[0] ?? environmentFile(command);
    const named = operands.filter((word) => word !== manifest);
    switch (subcommand) {
      case 'env':
        return /^(?:create|update)$/.test(verb?.value ?? '') ? installs('conda', [], manifest) : [];
      case 'create':
      case 'install':
        return installs('conda', packagesOf(named, SPECIFICATION), manifest);
      case 'update':
      case 'upgrade':
        return options.some(({ name }) => name === '--all' || name === '--update-all')
          ? [{ kind: 'upgrade', manager: 'conda' }]
          : installs('conda', packagesOf(named, SPECIFICATION), manifest);
      case 'remove':
      case 'uninstall':
        return [{ kind: 'remove', manager: 'conda', packages: operands }];
      case 'clean':
        return [{ kind: 'clean', manager: 'conda' }];
      default:
        return [];
    }
  },
});

/** `channel::name=1.2=build`, `name>=1,<2`, `name 1.2`. */
const SPECIFICATION = /^(?:[^\s=]+::)?(?<name>[^\s=<>!~[]+)\s*(?:[=<>!~]*\s*(?<version>[^\s=<>!~].*))?$/;

function environmentFile({ args }: Command): ShellWord | undefined {
  const at = args.findIndex(({ value }) => /^-[a-z]*f$/.test(value));
  const next = at < 0 ? undefined : args[at + 1];
  return next && /\.(?:ya?ml|txt|lock)$|\$/.test(next.value) ? next : undefined;
}
