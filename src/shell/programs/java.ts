import { defineProgram } from '../program.js';

/** The Java launcher. Source: java(1). */
export default defineProgram({
  names: ['java'],
  valued: [
    '-jar',
    '-cp',
    '-classpath',
    '--class-path',
    '-p',
    '--module-path',
    '--upgrade-module-path',
    '-m',
    '--module',
    '--add-modules',
    '--limit-modules',
    '--add-exports',
    '--add-opens',
    '--add-reads',
    '--patch-module',
    '--enable-native-access',
    '-d',
    '--describe-module',
    '--source',
  ],
  subcommands: 0,
  clusters: false,
  effects: () => [],
});
