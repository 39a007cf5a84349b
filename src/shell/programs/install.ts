import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';
import { valueWords } from '../value-words.js';

/** install of coreutils: copies files, or makes folders, with an owner and a mode. Source: install(1). */
export default defineProgram({
  names: ['install'],
  valued: [
    '-m',
    '--mode',
    '-o',
    '--owner',
    '-g',
    '--group',
    '-t',
    '--target-directory',
    '-S',
    '--suffix',
    '--strip-program',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const folders = options.some(({ name }) => name === '-d' || name === '--directory');
    const into = valueWords(options, '-t', '--target-directory');
    const paths = folders ? operands : into.length > 0 ? into : operands.slice(-1);
    const permissions = (what: 'owner' | 'mode', ...names: readonly string[]): readonly Effect[] =>
      valueWords(options, ...names).map((value) => ({ kind: 'permissions', what, value, paths, recursive: false }));
    return [...permissions('mode', '-m', '--mode'), ...permissions('owner', '-o', '--owner', '-g', '--group')];
  },
});
