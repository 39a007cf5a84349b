import { defineProgram } from '../program.js';

/** Maven and its wrapper. Source: maven.apache.org/ref/current/maven-embedder/cli.html. */
export default defineProgram({
  names: ['mvn', 'mvnw'],
  valued: [
    '-f',
    '--file',
    '-P',
    '--activate-profiles',
    '-pl',
    '--projects',
    '-s',
    '--settings',
    '-gs',
    '-T',
    '--threads',
    '-l',
    '--log-file',
  ],
  subcommands: 0,
  clusters: false,
  effects: () => [{ kind: 'build', tool: 'maven' }],
});
