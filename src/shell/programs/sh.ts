import { defineProgram } from '../program.js';

/** The shells; the string behind `-c` is a script of its own. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh'],
  valued: ['-c', '-o', '-O', '--rcfile', '--init-file'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
