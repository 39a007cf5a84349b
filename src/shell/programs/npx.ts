import { defineProgram } from '../program.js';

/** Runs a program of a package, which it fetches if need be. Source: docs.npmjs.com, npx. */
export default defineProgram({
  names: ['npx', 'bunx', 'pnpx'],
  valued: [
    '-p',
    '--package',
    '-c',
    '--call',
    '-w',
    '--workspace',
    '--registry',
    '--cache',
    '--userconfig',
    '--loglevel',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
