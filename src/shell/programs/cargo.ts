import type { Invocation } from '../invocation.js';
import { installs, packagesOf } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';
import { valueWords } from '../value-words.js';

/** Rust's package manager. Source: doc.rust-lang.org/cargo/commands. */
export default defineProgram({
  names: ['cargo'],
  valued: [
    '--version',
    '--vers',
    '--git',
    '--branch',
    '--tag',
    '--rev',
    '--path',
    '--root',
    '--registry',
    '--index',
    '-F',
    '--features',
    '--target',
    '--target-dir',
    '--artifact-dir',
    '--out-dir',
    '--manifest-path',
    '--lockfile-path',
    '--profile',
    '-p',
    '--package',
    '--exclude',
    '--bin',
    '--example',
    '--test',
    '--bench',
    '-j',
    '--jobs',
    '--color',
    '--config',
    '--message-format',
    '-Z',
    '-C',
    '--recipe-path',
    '--edition',
    '--name',
    '--vcs',
    '--precise',
  ],
  subcommands: 1,
  clusters: true,
  effects: (invocation) => {
    const { subcommand, operands } = invocation;
    // `cargo +nightly build` chooses the toolchain.
    if (!subcommand.startsWith('+')) return effectsFor(subcommand, operands, invocation);
    return effectsFor(operands[0]?.value ?? '', operands.slice(1), invocation);
  },
});

function effectsFor(subcommand: string, operands: Invocation['operands'], invocation: Invocation): readonly Effect[] {
  const { options } = invocation;
  switch (subcommand) {
    case 'install':
    case 'binstall': {
      const version = options.find(({ name }) => /^--(?:version|vers|tag|rev|branch)$/.test(name))?.value;
      const [path] = valueWords(options, '--path');
      if (path) return [{ kind: 'build', tool: 'cargo' }];
      // A repository may hold one crate, which then needs no name.
      const named = operands.length > 0 ? operands : valueWords(options, '--git');
      const packages = packagesOf(named, /^(?<name>[^@]+)@(?<version>.*)$/).map((each) => ({
        ...each,
        version: each.version || version,
      }));
      return installs('cargo', packages);
    }
    case 'fetch':
    case 'vendor':
      return installs('cargo', []);
    case 'chef':
      return operands[0]?.value === 'cook' ? installs('cargo', [], valueWords(options, '--recipe-path')[0]) : [];
    case 'update':
      return [{ kind: 'upgrade', manager: 'cargo' }];
    case 'auditable':
    case 'xwin':
      return effectsFor(operands[0]?.value ?? '', operands.slice(1), invocation);
    case 'zigbuild':
    case 'build':
    case 'b':
    case 'rustc':
      return [{ kind: 'build', tool: 'cargo' }];
    default:
      return [];
  }
}
