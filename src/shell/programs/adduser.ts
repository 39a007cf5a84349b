import { defineProgram } from '../program.js';

/** adduser of Debian and of BusyBox. Source: adduser(8), busybox.net. */
export default defineProgram({
  names: ['adduser'],
  valued: [
    '-u',
    '--uid',
    '-g',
    '--gid',
    '--gecos',
    '--comment',
    '-G',
    '--ingroup',
    '-h',
    '--home',
    '-s',
    '--shell',
    '-k',
    '--firstuid',
    '--lastuid',
    '--conf',
    '-c',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) =>
    operands.length > 1
      ? []
      : [
          {
            kind: 'user',
            name: operands[0],
            uid: options.find(({ name }) => name === '-u' || name === '--uid')?.value,
          },
        ],
});
