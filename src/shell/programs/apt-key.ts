import { defineProgram } from '../program.js';

/** The keys that apt trusts; gone since apt 2.9. Source: apt-key(8). */
export default defineProgram({
  names: ['apt-key'],
  valued: ['--keyring', '--keyserver', '--keyserver-options', '--homedir'],
  subcommands: 1,
  clusters: true,
  effects: () => [],
});
