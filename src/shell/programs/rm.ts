import { defineProgram } from '../program.js';

/** rm. Source: rm(1). */
export default defineProgram({
  names: ['rm'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => [
    { kind: 'delete', paths: operands, recursive: options.some(({ name }) => /^(?:-r|-R|--recursive)$/.test(name)) },
  ],
});
