import { defineProgram } from '../program.js';

/** su. Source: su(1). */
export default defineProgram({
  names: ['su'],
  valued: [
    '-c',
    '--command',
    '--session-command',
    '-s',
    '--shell',
    '-g',
    '--group',
    '-G',
    '--supp-group',
    '-w',
    '--whitelist-environment',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
