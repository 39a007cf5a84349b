import { defineProgram } from '../program.js';

/** Variables for the commands to come. Source: bash(1), dash(1). */
export default defineProgram({
  names: ['export'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
