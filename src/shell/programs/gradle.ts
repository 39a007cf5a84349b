import { defineProgram } from '../program.js';

/** Gradle and its wrapper. Source: docs.gradle.org, command-line interface. */
export default defineProgram({
  names: ['gradle', 'gradlew'],
  valued: [
    '-b',
    '--build-file',
    '-p',
    '--project-dir',
    '-c',
    '--settings-file',
    '-I',
    '--init-script',
    '-g',
    '--gradle-user-home',
    '-x',
    '--exclude-task',
    '--console',
  ],
  subcommands: 0,
  clusters: false,
  effects: () => [{ kind: 'build', tool: 'gradle' }],
});
