import { defineProgram } from '../program.js';

/** Adds a source of packages. Source: add-apt-repository(1). */
export default defineProgram({
  names: ['add-apt-repository', 'apt-add-repository'],
  valued: [
    '-k',
    '--keyserver',
    '-c',
    '--component',
    '-p',
    '--pocket',
    '-P',
    '--ppa',
    '-C',
    '--cloud',
    '-U',
    '--uri',
    '-S',
    '--sourceslist',
  ],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
