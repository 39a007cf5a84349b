import { installs } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Gradle and its wrapper. Source: docs.gradle.org, command-line interface. */
export default defineProgram({
  names: ['gradle', 'gradlew'],
  valued: [
    '-b',
    '--build-file',
    '-c',
    '--settings-file',
    '-p',
    '--project-dir',
    '-I',
    '--init-script',
    '-g',
    '--gradle-user-home',
    '--project-cache-dir',
    '--include-build',
    '-x',
    '--exclude-task',
    '-F',
    '--dependency-verification',
    '-M',
    '--write-verification-metadata',
    '--console',
    '--warning-mode',
    '--max-workers',
    '--priority',
    '--configuration',
    '--tests',
    '-P',
    '--project-prop',
    '-D',
    '--system-prop',
    '--gradle-version',
    '--distribution-type',
  ],
  subcommands: 0,
  clusters: false,
  effects: ({ operands }) => {
    const effects: Effect[] = [];
    if (operands.some(fetches)) effects.push(...installs('gradle', []));
    if (operands.some(builds)) effects.push({ kind: 'build', tool: 'gradle' });
    return effects;
  },
});

function taskOf({ value }: ShellWord): string {
  return value.slice(value.lastIndexOf(':') + 1);
}

function fetches(word: ShellWord): boolean {
  return /^(?:androidD|d)ependencies$|^(?:resolve|download|fetch)\w*Dependencies$/.test(taskOf(word));
}

function builds(word: ShellWord): boolean {
  return !fetches(word) && !/^(?:clean\w*|wrapper|help|tasks|projects|properties|init)$/.test(taskOf(word));
}
