import { defineProgram } from '../program.js';
import { valueWords } from '../value-words.js';

/** mkdir. Source: mkdir(1). */
export default defineProgram({
  names: ['mkdir'],
  valued: ['-m', '--mode'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) =>
    valueWords(options, '-m', '--mode').map((value) => ({
      kind: 'permissions',
      what: 'mode',
      value,
      paths: operands,
      recursive: false,
    })),
});
