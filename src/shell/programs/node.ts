import { defineProgram } from '../program.js';

/** Node.js. Source: nodejs.org/api/cli.html. */
export default defineProgram({
  names: ['node', 'nodejs'],
  valued: [
    '-e',
    '--eval',
    '-r',
    '--require',
    '--import',
    '--loader',
    '--experimental-loader',
    '-C',
    '--conditions',
    '--env-file',
    '--env-file-if-exists',
    '--input-type',
    '--title',
    '--icu-data-dir',
    '--openssl-config',
    '--redirect-warnings',
    '--inspect-port',
    '--watch-path',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
