import { defineProgram } from '../program.js';

/** Fetches the host keys of servers. Source: ssh-keyscan(1). */
export default defineProgram({
  names: ['ssh-keyscan'],
  valued: ['-f', '-O', '-p', '-T', '-t'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
