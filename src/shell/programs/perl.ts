import { defineProgram } from '../program.js';

/** Perl. Source: perlrun(1). */
export default defineProgram({
  names: ['perl'],
  valued: ['-e', '-E', '-I', '-M', '-m'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
