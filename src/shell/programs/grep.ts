import { defineProgram } from '../program.js';

/** grep. Source: grep(1). */
export default defineProgram({
  names: ['grep', 'egrep', 'fgrep', 'zgrep'],
  valued: [
    '-e',
    '--regexp',
    '-f',
    '--file',
    '-m',
    '--max-count',
    '-A',
    '--after-context',
    '-B',
    '--before-context',
    '-C',
    '--context',
    '-d',
    '--directories',
    '-D',
    '--devices',
    '--include',
    '--exclude',
    '--exclude-from',
    '--exclude-dir',
    '--label',
    '--binary-files',
    '--group-separator',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
