import { defineProgram } from '../program.js';

/** Poetry, for Python. Source: python-poetry.org/docs/cli. */
export default defineProgram({
  names: ['poetry'],
  valued: ['--only', '--with', '--without', '-E', '--extras', '-C', '--directory', '-P', '--project'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand }) =>
    subcommand === 'install' || subcommand === 'sync' ? [{ kind: 'install', manager: 'poetry', packages: [] }] : [],
});
