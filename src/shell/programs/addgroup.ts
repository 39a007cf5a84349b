import { defineProgram } from '../program.js';

/** addgroup of Debian and of BusyBox. Source: addgroup(8), busybox.net. */
export default defineProgram({
  names: ['addgroup'],
  valued: ['-g', '--gid', '--conf', '--firstgid', '--lastgid'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) =>
    operands.length > 1
      ? []
      : [
          {
            kind: 'group',
            name: operands[0],
            gid: options.find(({ name }) => name === '-g' || name === '--gid')?.value,
          },
        ],
});
