import { defineProgram } from '../program.js';

/** sudo. Source: sudo(8). */
export default defineProgram({
  names: ['sudo'],
  valued: ['-u', '--user', '-g', '--group', '-h', '-p', '-C', '-r', '-t', '-U', '-D'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
