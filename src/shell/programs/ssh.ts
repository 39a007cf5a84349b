import { defineProgram } from '../program.js';

/** The OpenSSH client. Source: ssh(1). */
export default defineProgram({
  names: ['ssh'],
  valued: [
    '-B',
    '-b',
    '-c',
    '-D',
    '-E',
    '-e',
    '-F',
    '-I',
    '-i',
    '-J',
    '-L',
    '-l',
    '-m',
    '-O',
    '-o',
    '-P',
    '-p',
    '-Q',
    '-R',
    '-S',
    '-W',
    '-w',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
