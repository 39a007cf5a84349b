import { defineProgram } from '../program.js';

/** Marks packages as held, manual or automatic. Source: apt-mark(8). */
export default defineProgram({
  names: ['apt-mark'],
  valued: ['-f', '--file', '-c', '--config-file', '-o', '--option'],
  subcommands: 1,
  clusters: true,
  effects: () => [],
});
