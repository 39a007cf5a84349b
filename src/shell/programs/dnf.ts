import { defineProgram } from '../program.js';
import { rpmEffects } from '../rpm-effects.js';

/** The options with a value that yum, dnf, microdnf and tdnf understand. */
export const DNF_VALUED: readonly string[] = ['-c', '--config', '-x', '--exclude', '--excludepkgs', '--enablerepo', '--disablerepo', '--repo', '--repoid', '--repofrompath', '--installroot', '--releasever', '--setopt', '--setvar', '-d', '--debuglevel', '-e', '--errorlevel', '--rpmverbosity', '-R', '--randomwait', '--forcearch', '--arch', '--comment', '--color', '--disableplugin', '--enableplugin', '--disableexcludes', '--disableexcludepkgs', '--downloaddir', '--destdir', '--advisory', '--advisories', '--bz', '--bzs', '--cve', '--cves', '--sec-severity', '--secseverity', '--add-repo', '--define', '-D'];

/** Fedora's and Red Hat's package manager. Source: dnf(8), dnf5(8). */
export default defineProgram({
  names: ['dnf', 'dnf5', 'dnf-3'],
  valued: DNF_VALUED,
  subcommands: 1,
  clusters: true,
  effects: (invocation) => rpmEffects('dnf', invocation),
});
