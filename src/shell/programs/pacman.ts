import { packagesOf } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';

/** Arch Linux's package manager: the operation is an option. Source: pacman(8). */
export default defineProgram({
  names: ['pacman'],
  valued: ['-b', '--dbpath', '-r', '--root', '--config', '--cachedir', '--arch', '--ignore', '--overwrite'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const has = (...names: readonly string[]) => options.some(({ name }) => names.includes(name));
    const effects: Effect[] = [];
    if (has('-S', '--sync')) {
      if (has('-c', '--clean')) return [{ kind: 'clean', manager: 'pacman' }];
      if (has('-s', '--search', '-i', '--info', '-p', '--print')) return [];
      if (has('-y', '--refresh')) effects.push({ kind: 'refresh', manager: 'pacman' });
      if (has('-u', '--sysupgrade')) effects.push({ kind: 'upgrade', manager: 'pacman' });
      if (operands.length > 0)
        effects.push({
          kind: 'install',
          manager: 'pacman',
          packages: packagesOf(operands, /^(?<name>[^=]+)=(?<version>.*)$/),
        });
    } else if (has('-R', '--remove')) effects.push({ kind: 'remove', manager: 'pacman', packages: operands });
    return effects;
  },
});
