import { defineProgram } from '../program.js';

/** adduser of Debian and of BusyBox, and the one of Fedora, which is useradd. Source: adduser(8), useradd(8), busybox.net. */
export default defineProgram({
  names: ['adduser'],
  valued: [
    '-u',
    '--uid',
    '-g',
    '--gid',
    '--gecos',
    '--comment',
    '-c',
    '-G',
    '--groups',
    '--ingroup',
    '-h',
    '-d',
    '--home',
    '--home-dir',
    '-b',
    '--base-dir',
    '-s',
    '--shell',
    '-k',
    '--skel',
    '-K',
    '--key',
    '-p',
    '--password',
    '-e',
    '--expiredate',
    '-f',
    '--inactive',
    '-R',
    '--root',
    '--conf',
    '--firstuid',
    '--lastuid',
    '--firstgid',
    '--lastgid',
  ],
  subcommands: 0,
  clusters: true,
  // With two operands it puts a user into a group.
  effects: ({ operands, options }) =>
    operands.length === 1
      ? [{ kind: 'user', name: operands[0], uid: options.find(({ name }) => name === '-u' || name === '--uid')?.value }]
      : [],
});
