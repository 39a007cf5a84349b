import { defineProgram } from '../program.js';
import { pipPackage } from './pip.js';

/** pipx, for Python programs. Source: pipx.pypa.io. */
export default defineProgram({
  names: ['pipx'],
  valued: ['--python', '--index-url', '-i', '--spec', '--suffix', '--pip-args'],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) =>
    subcommand === 'install' ? [{ kind: 'install', manager: 'pip', packages: operands.map(pipPackage) }] : [],
});
