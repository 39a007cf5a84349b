import { installs, packagesOf, unversioned } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';

/** Arch Linux's package manager: the operation is an option. Source: pacman(8). */
export default defineProgram({
  names: ['pacman'],
  valued: [
    '-b',
    '--dbpath',
    '-r',
    '--root',
    '--config',
    '--cachedir',
    '--hookdir',
    '--gpgdir',
    '--logfile',
    '--arch',
    '--color',
    '--sysroot',
    '--ignore',
    '--ignoregroup',
    '--overwrite',
    '--assume-installed',
    '--print-format',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const has = (...names: readonly string[]) => options.some(({ name }) => names.includes(name));
    if (has('-R', '--remove')) return [{ kind: 'remove', manager: 'pacman', packages: operands }];
    if (has('-U', '--upgrade')) return installs('pacman', unversioned(operands));
    if (!has('-S', '--sync')) return [];
    if (has('-c', '--clean')) return [{ kind: 'clean', manager: 'pacman' }];
    if (has('-s', '--search', '-i', '--info', '-p', '--print', '-l', '--list', '-g', '--groups')) return [];
    const effects: Effect[] = [];
    if (has('-y', '--refresh')) effects.push({ kind: 'refresh', manager: 'pacman' });
    if (has('-u', '--sysupgrade')) effects.push({ kind: 'upgrade', manager: 'pacman' });
    // `repository/name` says where from.
    const packages = packagesOf(operands, /^(?:[^/=]+\/)?(?<name>[^=<>]+)(?:[=<>]+(?<version>.*))?$/);
    return packages.length > 0 ? [...effects, ...installs('pacman', packages)] : effects;
  },
});
