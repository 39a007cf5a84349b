import { defineProgram } from '../program.js';

/** groupadd. Source: groupadd(8). */
export default defineProgram({
  names: ['groupadd'],
  valued: ['-g', '--gid', '-K', '--key', '-p', '--password', '-R', '--root', '-P', '--prefix', '-U', '--users'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const gid = options.find(({ name }) => name === '-g' || name === '--gid')?.value;
    return operands.length > 0 ? [{ kind: 'group', name: operands.at(-1), gid }] : [];
  },
});
