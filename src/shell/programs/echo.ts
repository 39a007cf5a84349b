import { defineProgram } from '../program.js';

/** echo. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['echo'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
