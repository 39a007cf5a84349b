import { defineProgram } from '../program.js';

/** unzip. Source: unzip(1). */
export default defineProgram({
  names: ['unzip'],
  valued: ['-d', '-x', '-P'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands }) => (operands[0] ? [{ kind: 'extract', archive: operands[0] }] : []),
});
