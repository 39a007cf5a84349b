import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';

/** The small dnf of minimal images. Source: microdnf(8). */
export default defineProgram({
  names: ['microdnf'],
  valued: [
    '-c',
    '--config',
    '-x',
    '--exclude',
    '--enablerepo',
    '--disablerepo',
    '--repo',
    '--repoid',
    '--installroot',
    '--releasever',
    '--setopt',
    '-d',
    '-e',
    '--rpmverbosity',
    '--forcearch',
    '--comment',
    '--disableplugin',
    '--enableplugin',
  ],
  subcommands: 1,
  clusters: true,
  effects: (invocation) => rpmEffects('microdnf', invocation),
});
