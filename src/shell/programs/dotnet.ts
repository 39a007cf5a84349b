import { installs, unversioned } from '../packages.js';
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
    '-a',
    '--arch',
    '--os',
    '-s',
    '--source',
    '--add-source',
    '--configfile',
    '--packages',
    '--lock-file-path',
    '--version',
    '--version-suffix',
    '--tool-path',
    '--tool-manifest',
    '--manifest',
    '--artifacts-path',
    '-p',
    '--property',
    '--project',
    '--launch-profile',
    '-n',
    '--name',
    '-l',
    '--logger',
    '--filter',
    '--settings',
    '--results-directory',
    '--collect',
    '-d',
    '--diag',
    '--getProperty',
    '-t',
    '--target',
    '--sdk-version',
    '--temp-dir',
    '-k',
    '--api-key',
    '--depsfile',
    '--runtimeconfig',
    '--additionalprobingpath',
    '--fx-version',
    '--roll-forward',
  ],
  subcommands: 1,
  clusters: false,
  effects: ({ subcommand, operands, options }) => {
    const [verb, ...rest] = operands;
    switch (subcommand) {
      case 'restore':
        return installs('nuget', [], verb);
      case 'tool': {
        if (verb?.value === 'restore') return installs('nuget', []);
        if (verb?.value !== 'install') return [];
        const version = options.find(({ name }) => name === '--version')?.value;
        return installs(
          'nuget',
          rest.map((word) => ({ word, name: word.value, version })),
        );
      }
      case 'workload':
        return verb?.value === 'install' ? installs('nuget', unversioned(rest)) : [];
      case 'build':
      case 'publish':
      case 'pack':
      case 'msbuild':
        return [{ kind: 'build', tool: 'dotnet' }];
      case 'nuget':
        return verb?.value === 'locals' && options.some(({ name }) => name === '-c' || name === '--clear')
          ? [{ kind: 'clean', manager: 'nuget' }]
          : [];
      default:
        return [];
    }
  },
});
