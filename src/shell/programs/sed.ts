import { defineProgram } from '../program.js';

/** sed. Source: sed(1). */
export default defineProgram({
  names: ['sed', 'gsed'],
  valued: ['-e', '--expression', '-f', '--file', '-l', '--line-length'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
