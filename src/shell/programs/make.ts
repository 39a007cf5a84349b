import { defineProgram } from '../program.js';

/** make. Source: make(1). */
export default defineProgram({
  names: ['make', 'gmake'],
  valued: ['-C', '--directory', '-f', '--file', '--makefile', '-I', '-o', '-W'],
  subcommands: 0,
  clusters: true,
  effects: () => [{ kind: 'build', tool: 'make' }],
});
