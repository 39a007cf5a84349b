import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';

/** Red Hat's older package manager. Source: yum(8). */
export default defineProgram({
  names: ['yum'],
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
  effects: (invocation) => rpmEffects('yum', invocation),
});
