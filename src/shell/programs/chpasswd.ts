import { defineProgram } from '../program.js';

/** chpasswd, which reads `user:password` lines. Source: chpasswd(8), busybox.net. */
export default defineProgram({
  names: ['chpasswd'],
  valued: ['-c', '--crypt-method', '-R', '--root', '-P', '--prefix', '-s', '--sha-rounds'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
