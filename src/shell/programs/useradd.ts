import { defineProgram } from '../program.js';

/** useradd. Source: useradd(8). */
export default defineProgram({
  names: ['useradd'],
  valued: [
    '-b',
    '--base-dir',
    '-c',
    '--comment',
    '-d',
    '--home-dir',
    '--home',
    '-e',
    '--expiredate',
    '-f',
    '--inactive',
    '-g',
    '--gid',
    '-G',
    '--groups',
    '-k',
    '--skel',
    '-K',
    '--key',
    '-p',
    '--password',
    '-R',
    '--root',
    '-P',
    '--prefix',
    '-s',
    '--shell',
    '-u',
    '--uid',
    '-Z',
    '--selinux-user',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    // With -D it shows or changes what it takes when nothing is said.
    if (operands.length === 0 || options.some(({ name }) => name === '-D' || name === '--defaults')) return [];
    const uid = options.find(({ name }) => name === '-u' || name === '--uid')?.value;
    return [{ kind: 'user', name: operands.at(-1), uid }];
  },
});
