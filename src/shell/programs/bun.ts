import { defineProgram } from '../program.js';
import { npmPackage } from './npm.js';

/** Bun's package manager. Source: bun.com/docs. */
export default defineProgram({
  names: ['bun'],
  valued: ['--cwd', '-c', '--config', '--registry', '--cache-dir', '--filter'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) =>
    /^(?:install|i|add)$/.test(subcommand)
      ? [{ kind: 'install', manager: 'bun', packages: operands.map(npmPackage) }]
      : [],
});
