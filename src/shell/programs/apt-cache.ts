import { defineProgram } from '../program.js';

/** Asks the package lists. Source: apt-cache(8). */
export default defineProgram({
  names: ['apt-cache'],
  valued: ['-p', '--pkg-cache', '-s', '--src-cache', '-c', '--config-file', '-o', '--option', '--with-source'],
  subcommands: 1,
  clusters: true,
  effects: () => [],
});
