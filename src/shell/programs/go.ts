import type { Invocation } from '../invocation.js';
import { installs, packagesOf } from '../packages.js';
import type { Effect, Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

const VALUED = [
  'C',
  'o',
  'p',
  'asmflags',
  'buildmode',
  'buildvcs',
  'compiler',
  'gccgoflags',
  'gcflags',
  'installsuffix',
  'ldflags',
  'mod',
  'modfile',
  'overlay',
  'pgo',
  'pkgdir',
  'tags',
  'toolexec',
  'covermode',
  'coverpkg',
  'coverprofile',
  'bench',
  'benchtime',
  'count',
  'cpu',
  'cpuprofile',
  'exec',
  'fuzz',
  'fuzztime',
  'memprofile',
  'outputdir',
  'parallel',
  'run',
  'skip',
  'timeout',
  'vet',
  'vettool',
];

/** The Go tool; its options may be written with two dashes. Source: go.dev/ref/mod and `go help`. */
export default defineProgram({
  names: ['go'],
  valued: VALUED.flatMap((name) => [`-${name}`, `--${name}`]),
  subcommands: 1,
  clusters: false,
  effects: (invocation) => {
    const { subcommand, operands } = invocation;
    switch (subcommand) {
      case 'install': {
        const packages = foreign(operands);
        return packages.length > 0 ? installs('go', packages) : [{ kind: 'build', tool: 'go' }];
      }
      case 'get':
        return installs('go', foreign(operands));
      case 'run': {
        // What follows the package are arguments for its program.
        const packages = foreign(operands.slice(0, 1));
        return packages.length > 0 ? installs('go', packages) : [];
      }
      case 'mod':
        return modules(invocation);
      case 'build':
        return [{ kind: 'build', tool: 'go' }];
      case 'clean':
        return [{ kind: 'clean', manager: 'go' }];
      default:
        return [];
    }
  },
});

function modules({ operands }: Invocation): readonly Effect[] {
  const [verb, ...rest] = operands;
  if (verb?.value === 'download') return installs('go', foreign(rest));
  return verb?.value === 'tidy' || verb?.value === 'vendor' ? installs('go', []) : [];
}

/** A module of the world has a dot in its first path element; the rest are packages of the module itself. */
function foreign(words: readonly ShellWord[]): readonly Package[] {
  const named = words.filter(({ value }) => /^[^./$@][^/@]*\.[^/@]+(?:\/|@)/.test(value) && !/\.go$/.test(value));
  return packagesOf(named, /^(?<name>[^@]+)@(?<version>.*)$/);
}
