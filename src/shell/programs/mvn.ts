import { installs } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';
import { valueWords } from '../value-words.js';

/** Maven, its wrapper and its daemon. Source: maven.apache.org/ref/current/maven-embedder/cli.html. */
export default defineProgram({
  names: ['mvn', 'mvnw', 'mvnd'],
  valued: [
    '-f',
    '--file',
    '-P',
    '--activate-profiles',
    '-pl',
    '--projects',
    '-rf',
    '--resume-from',
    '-s',
    '--settings',
    '-gs',
    '--global-settings',
    '-ps',
    '--project-settings',
    '-t',
    '--toolchains',
    '-gt',
    '--global-toolchains',
    '-T',
    '--threads',
    '-l',
    '--log-file',
    '-b',
    '--builder',
    '-D',
    '--define',
    '--color',
    '-ep',
    '--encrypt-password',
    '-emp',
    '--encrypt-master-password',
  ],
  subcommands: 0,
  clusters: false,
  effects: ({ operands, options }) => {
    const effects: Effect[] = [];
    if (operands.some(fetches)) effects.push(...installs('maven', [], valueWords(options, '-f', '--file')[0]));
    if (operands.some(builds)) effects.push({ kind: 'build', tool: 'maven' });
    return effects;
  },
});

function fetches({ value }: ShellWord): boolean {
  return /(?:^|:)(?:maven-)?dependency(?:-plugin)?:.*(?:go-offline|resolve|copy|get|unpack)|:go-offline-maven-plugin:/.test(
    value,
  );
}

/** The phases that compile, and the goals that package. */
function builds({ value }: ShellWord): boolean {
  return /^(?:compile|process-classes|test-compile|test|prepare-package|package|(?:pre-|post-)?integration-test|verify|install|deploy)$|:(?:compile|jar|war|ear|single|shade|repackage|build|native)$/.test(
    value,
  );
}
