import { defineProgram } from '../program.js';

/** printf. Source: printf(1), bash(1). */
export default defineProgram({
  names: ['printf'],
  valued: ['-v'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
