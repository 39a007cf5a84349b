import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';
import { DNF_VALUED } from './dnf.js';

/** The small dnf of minimal images. Source: microdnf(8). */
export default defineProgram({
  names: ['microdnf'],
  valued: DNF_VALUED,
  subcommands: 1,
  clusters: true,
  effects: (invocation) => rpmEffects('microdnf', invocation),
});
