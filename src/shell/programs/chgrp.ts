import { defineProgram } from '../program.js';
import { changesOwner } from './chown.js';

/** chgrp. Source: chgrp(1). */
export default defineProgram({
  names: ['chgrp'],
  valued: ['--reference', '--from'],
  subcommands: 0,
  clusters: true,
  effects: changesOwner,
});
