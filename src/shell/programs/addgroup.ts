import { defineProgram } from '../program.js';

/** addgroup of Debian and of BusyBox. Source: adduser(8), busybox.net. */
export default defineProgram({
  names: ['addgroup'],
  valued: ['-g', '--gid', '--conf', '--firstgid', '--lastgid', '--shell'],
  subcommands: 0,
  clusters: true,
  // With two operands it puts a user into a group.
  effects: ({ operands, options }) =>
    operands.length === 1
      ? [
          {
            kind: 'group',
            name: operands[0],
            gid: options.find(({ name }) => name === '-g' || name === '--gid')?.value,
          },
        ]
      : [],
});
