import { defineProgram } from '../program.js';

/** GnuPG. Source: gpg(1). */
export default defineProgram({
  names: ['gpg', 'gpg2'],
  valued: [
    '--keyserver',
    '--homedir',
    '-o',
    '--output',
    '--keyring',
    '--no-default-keyring-file',
    '-u',
    '-r',
    '--recipient',
    '--passphrase',
    '--passphrase-file',
    '--status-fd',
    '--keyserver-options',
    '--trust-model',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
