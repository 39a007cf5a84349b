import { packagesOf } from '../packages.js';
import { defineProgram } from '../program.js';

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
    '--features',
    '-F',
    '--target',
    '--target-dir',
    '--manifest-path',
    '--profile',
    '-p',
    '--package',
    '--bin',
    '-j',
    '--jobs',
    '--color',
    '--config',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand === 'build' || subcommand === 'b') return [{ kind: 'build', tool: 'cargo' }];
    if (subcommand === 'fetch') return [{ kind: 'install', manager: 'cargo', packages: [] }];
    if (subcommand !== 'install') return [];
    const all = options.find(({ name }) => /^--(?:version|vers|tag|rev|path|branch)$/.test(name))?.value;
    const packages = packagesOf(operands, /^(?<name>[^@]+)@(?<version>.*)$/).map((each) => ({
      ...each,
      version: each.version ?? all,
    }));
    return [{ kind: 'install', manager: 'cargo', packages }];
  },
});
