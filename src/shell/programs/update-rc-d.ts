import { defineProgram } from '../program.js';

/** Installs init scripts: the name, then the action. Source: update-rc.d(8). */
export default defineProgram({
  names: ['update-rc.d'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
