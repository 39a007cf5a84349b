import { installs, unversioned } from '../packages.js';
import { defineProgram } from '../program.js';

/** The RPM package tool. Source: rpm(8). */
export default defineProgram({
  names: ['rpm'],
  valued: [
    '-r',
    '--root',
    '--dbpath',
    '--rcfile',
    '--macros',
    '--load',
    '--pipe',
    '-E',
    '--eval',
    '-D',
    '--define',
    '--undefine',
    '--prefix',
    '--relocate',
    '--excludepath',
    '--queryformat',
    '--qf',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const has = (pattern: RegExp) => options.some(({ name }) => pattern.test(name));
    // In a query -i means information; with --import the operands are keys.
    if (has(/^(?:-q|--query|-V|--verify|-K|--checksig|--import)$/)) return [];
    if (has(/^(?:-i|-U|-F|--install|--upgrade|--freshen|--reinstall)$/)) return installs('rpm', unversioned(operands));
    if (has(/^(?:-e|--erase)$/)) return [{ kind: 'remove', manager: 'rpm', packages: operands }];
    return [];
  },
});
