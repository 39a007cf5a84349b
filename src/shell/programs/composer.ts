import { defineProgram } from '../program.js';

/** Composer, for PHP. Source: getcomposer.org/doc/03-cli.md. */
export default defineProgram({
  names: ['composer', 'composer.phar'],
  valued: ['-d', '--working-dir', '--ignore-platform-req'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand }) =>
    /^(?:install|i|update|require|create-project)$/.test(subcommand)
      ? [{ kind: 'install', manager: 'composer', packages: [] }]
      : /^clear-?cache$/.test(subcommand)
        ? [{ kind: 'clean', manager: 'composer' }]
        : [],
});
