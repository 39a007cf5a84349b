import { defineProgram } from '../program.js';

/** make; the value of `-j` is optional, so that a number behind it stands among the targets. Source: make(1). */
export default defineProgram({
  names: ['make', 'gmake'],
  valued: [
    '-C',
    '--directory',
    '-f',
    '--file',
    '--makefile',
    '-I',
    '--include-dir',
    '-o',
    '--old-file',
    '--assume-old',
    '-W',
    '--what-if',
    '--new-file',
    '--assume-new',
    '--eval',
    '-E',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const cleans = operands.length > 0 && operands.every(({ value }) => /^(?:dist|main)?clean/.test(value));
    const asks = options.some(({ name }) => /^(?:-v|--version|-h|--help|-n|--dry-run)$/.test(name));
    return cleans || asks ? [] : [{ kind: 'build', tool: 'make' }];
  },
});
