import { defineProgram } from '../program.js';

/** cat. Source: cat(1). */
export default defineProgram({
  names: ['cat'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
