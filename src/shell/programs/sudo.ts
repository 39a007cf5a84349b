import { defineProgram } from '../program.js';

/** sudo; what it starts is a command of its own. Source: sudo(8). */
export default defineProgram({
  names: ['sudo'],
  valued: [
    '-u',
    '--user',
    '-g',
    '--group',
    '-h',
    '--host',
    '-p',
    '--prompt',
    '-C',
    '--close-from',
    '-r',
    '--role',
    '-t',
    '--type',
    '-T',
    '--command-timeout',
    '-U',
    '--other-user',
    '-D',
    '--chdir',
    '-R',
    '--chroot',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
