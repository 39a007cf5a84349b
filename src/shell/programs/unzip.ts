import { defineProgram } from '../program.js';

/** unzip. Source: unzip(1). */
export default defineProgram({
  names: ['unzip'],
  valued: ['-d', '-x', '-P'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands: [archive], options }) => {
    // These list, test, or write to standard output.
    if (!archive || options.some(({ name }) => /^-[lptcvZz]$/.test(name))) return [];
    return [{ kind: 'extract', archive: archive.value === '-' ? undefined : archive }];
  },
});
