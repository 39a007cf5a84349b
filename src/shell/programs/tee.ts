import { defineProgram } from '../program.js';

/** tee. Source: tee(1). */
export default defineProgram({
  names: ['tee'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
