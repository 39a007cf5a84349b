import { defineProgram } from '../program.js';

/** mv. Source: mv(1). */
export default defineProgram({
  names: ['mv'],
  valued: ['-t', '--target-directory', '-S', '--suffix'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
