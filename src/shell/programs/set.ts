import { defineProgram } from '../program.js';

/** Options of the shell itself; `+x` is an operand. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['set'],
  valued: ['-o'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
