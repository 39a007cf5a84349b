import { defineProgram } from '../program.js';

/** chmod. Source: chmod(1). */
export default defineProgram({
  names: ['chmod'],
  valued: ['--reference'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options, command }) => {
    if (options.some(({ name }) => name === '--reference')) return [];
    // `-x` takes a permission away: it is the mode, and all operands are paths.
    const removed = command.args.find(({ value }) => /^-[rwxXst]+$/.test(value));
    const value = removed ?? operands[0];
    if (!value) return [];
    const recursive = options.some(({ name }) => name === '-R' || name === '--recursive');
    return [{ kind: 'permissions', what: 'mode', value, paths: removed ? operands : operands.slice(1), recursive }];
  },
});
