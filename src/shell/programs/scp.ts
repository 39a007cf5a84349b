import { defineProgram } from '../program.js';

/** Copies over SSH. Source: scp(1). */
export default defineProgram({
  names: ['scp'],
  valued: ['-c', '-D', '-F', '-i', '-J', '-l', '-o', '-P', '-S', '-X'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
