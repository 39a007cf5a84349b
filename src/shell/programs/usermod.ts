import { defineProgram } from '../program.js';

/** usermod. Source: usermod(8). */
export default defineProgram({
  names: ['usermod'],
  valued: [
    '-c',
    '-d',
    '--home',
    '-e',
    '-f',
    '-g',
    '--gid',
    '-G',
    '--groups',
    '-l',
    '--login',
    '-p',
    '--password',
    '-R',
    '-s',
    '--shell',
    '-u',
    '--uid',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
