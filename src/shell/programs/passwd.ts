import { defineProgram } from '../program.js';

/** passwd. Source: passwd(1). */
export default defineProgram({
  names: ['passwd'],
  valued: [
    '-i',
    '--inactive',
    '-n',
    '--mindays',
    '-r',
    '--repository',
    '-R',
    '--root',
    '-P',
    '--prefix',
    '-w',
    '--warndays',
    '-x',
    '--maxdays',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
