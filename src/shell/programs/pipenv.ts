import { defineProgram } from '../program.js';

/** Pipenv, for Python. Source: pipenv.pypa.io. */
export default defineProgram({
  names: ['pipenv'],
  valued: ['--python', '-r', '--requirements', '--categories'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand }) =>
    /^(?:install|sync)$/.test(subcommand) ? [{ kind: 'install', manager: 'pipenv', packages: [] }] : [],
});
