import { defineProgram } from '../program.js';

/** Runs a file in the shell itself. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['source', '.'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
