import { defineProgram } from '../program.js';

/** Bundler, for Ruby. Source: bundler.io/man. */
export default defineProgram({
  names: ['bundle', 'bundler'],
  valued: ['--path', '--without', '--with', '--jobs', '-j', '--retry', '--gemfile', '--binstubs'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand }) =>
    subcommand === 'install' || subcommand === ''
      ? [{ kind: 'install', manager: 'bundler', packages: [] }]
      : subcommand === 'clean'
        ? [{ kind: 'clean', manager: 'bundler' }]
        : [],
});
