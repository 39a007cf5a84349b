import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';
import { DNF_VALUED } from './dnf.js';

/** The package manager of Photon and Azure Linux. Source: tdnf(8). */
export default defineProgram({
  names: ['tdnf'],
  valued: DNF_VALUED,
  subcommands: 1,
  clusters: true,
  effects: (invocation) => rpmEffects('dnf', invocation),
});
