import { defineProgram } from '../program.js';

/** ln. Source: ln(1). */
export default defineProgram({
  names: ['ln'],
  valued: ['-t', '--target-directory', '-S', '--suffix'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
