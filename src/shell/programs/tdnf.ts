import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';

/** The package manager of Photon and Azure Linux. Source: tdnf(8). */
export default defineProgram({
  names: ['tdnf'],
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
  effects: (invocation) => rpmEffects('dnf', invocation),
});
