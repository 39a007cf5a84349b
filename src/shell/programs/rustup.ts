import { defineProgram } from '../program.js';

/** The installer of Rust's toolchains. Source: rust-lang.github.io/rustup. */
export default defineProgram({
  names: ['rustup'],
  valued: [
    '--toolchain',
    '--profile',
    '-c',
    '--component',
    '-t',
    '--target',
    '--default-toolchain',
    '--default-host',
    '--path',
  ],
  subcommands: 1,
  clusters: true,
  effects: () => [],
});
