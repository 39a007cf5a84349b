import { defineProgram } from '../program.js';

/** Ruby. Source: ruby(1). */
export default defineProgram({
  names: ['ruby', 'jruby'],
  valued: ['-e', '-r', '-I', '-C', '-E', '--encoding', '--external-encoding', '--internal-encoding'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
