import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';
import { DNF_VALUED } from './dnf.js';

/** Red Hat's older package manager. Source: yum(8). */
export default defineProgram({
  names: ['yum'],
  valued: DNF_VALUED,
  subcommands: 1,
  clusters: true,
  effects: (invocation) => rpmEffects('yum', invocation),
});
