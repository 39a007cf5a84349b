import { packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';

/** conda and its relatives. Source: docs.conda.io, commands. */
export default defineProgram({
  names: ['conda', 'mamba', 'micromamba'],
  valued: ['-n', '--name', '-p', '--prefix', '-c', '--channel', '-f', '--file', '--solver'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand === 'clean') return [{ kind: 'clean', manager: 'conda' }];
    const environment = subcommand === 'env' && /^(?:create|update)$/.test(operands[0]?.value ?? '');
    if (!environment && !/^(?:install|create|update|upgrade)$/.test(subcommand)) return [];
    const manifest = options.find(({ name }) => name === '-f' || name === '--file')?.valueWord;
    return [
      {
        kind: 'install',
        manager: 'conda',
        packages: environment ? [] : packagesOf(operands, /^(?<name>[^=<>]+)[=<>]+(?<version>.*)$/),
        manifest,
      },
    ];
  },
});
