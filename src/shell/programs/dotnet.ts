import { defineProgram } from '../program.js';

/** The .NET CLI. Source: learn.microsoft.com/dotnet/core/tools. */
export default defineProgram({
  names: ['dotnet'],
  valued: [
    '-c',
    '--configuration',
    '-o',
    '--output',
    '-r',
    '--runtime',
    '-f',
    '--framework',
    '-v',
    '--verbosity',
    '-s',
    '--source',
    '--configfile',
    '--arch',
    '-a',
    '--os',
    '--version',
  ],
  subcommands: 1,
  clusters: false,
  effects: ({ subcommand }) =>
    subcommand === 'restore'
      ? [{ kind: 'install', manager: 'nuget', packages: [] }]
      : /^(?:build|publish)$/.test(subcommand)
        ? [{ kind: 'build', tool: 'dotnet' }]
        : [],
});
