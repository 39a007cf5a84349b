import { defineProgram } from '../program.js';

/** cp. Source: cp(1). */
export default defineProgram({
  names: ['cp'],
  valued: ['-t', '--target-directory', '-S', '--suffix'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
