import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';

/** Fedora's and Red Hat's package manager. Source: dnf(8). */
export default defineProgram({
  names: ['dnf', 'dnf5'],
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
