import { defineProgram } from '../program.js';

/** Changes the working directory of the shell. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['cd', 'pushd'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
