import { packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';

/** The Go tool. Source: go.dev/ref/mod and `go help`. */
export default defineProgram({
  names: ['go'],
  valued: [
    '-C',
    '-o',
    '-ldflags',
    '-tags',
    '-gcflags',
    '-asmflags',
    '-mod',
    '-modfile',
    '-p',
    '-run',
    '-exec',
    '-installsuffix',
    '-pkgdir',
    '-toolexec',
    '-overlay',
    '-covermode',
    '-coverprofile',
    '-timeout',
    '-count',
    '-buildmode',
    '-compiler',
  ],
  subcommands: 1,
  clusters: false,
  effects: ({ subcommand, operands }) => {
    if (subcommand === 'clean') return [{ kind: 'clean', manager: 'go' }];
    if (subcommand === 'build') return [{ kind: 'build', tool: 'go' }];
    if (subcommand === 'mod' && operands[0]?.value === 'download')
      return [{ kind: 'install', manager: 'go', packages: [] }];
    if (!/^(?:install|get|run)$/.test(subcommand)) return [];
    const targets = subcommand === 'run' ? operands.slice(0, 1) : operands;
    // A module of the world has a dot in its first path element; the rest are packages of the module itself.
    const foreign = targets.filter(({ value }) => /^[^./$@][^/@]*\.[^/@]+\//.test(value) && !/\.go$/.test(value));
    return [{ kind: 'install', manager: 'go', packages: packagesOf(foreign, /^(?<name>[^@]+)@(?<version>.*)$/) }];
  },
});
