import { defineProgram } from '../program.js';

/** git. Source: git(1), git-clone(1). */
export default defineProgram({
  names: ['git'],
  valued: [
    '-C',
    '-c',
    '-b',
    '--branch',
    '--depth',
    '--recurse-submodules-depth',
    '-o',
    '--origin',
    '--git-dir',
    '--work-tree',
    '-u',
    '--reference',
    '--shallow-since',
    '-j',
    '--jobs',
    '--filter',
    '--config',
    '-m',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand !== 'clone') return [];
    const has = (...names: readonly string[]) => options.find(({ name }) => names.includes(name));
    return [
      {
        kind: 'clone',
        url: operands[0],
        ref: has('-b', '--branch')?.value,
        shallow: has('--depth', '--shallow-since', '--single-branch') !== undefined,
      },
    ];
  },
});
