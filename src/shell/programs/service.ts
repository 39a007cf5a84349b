import { defineProgram } from '../program.js';

/** Starts and stops services of System V init: the name, then the action. Source: service(8). */
export default defineProgram({
  names: ['service'],
  valued: [],
  subcommands: 0,
  clusters: false,
  effects: () => [],
});
