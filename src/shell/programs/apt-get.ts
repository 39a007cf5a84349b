import type { Invocation } from '../invocation.js';
import type { Effect, Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Debian's package manager. Source: apt-get(8). */
export default defineProgram({
  names: ['apt-get', 'apt', 'aptitude'],
  valued: [
    '-o',
    '--option',
    '-c',
    '--config-file',
    '-t',
    '--target-release',
    '--default-release',
    '-a',
    '--host-architecture',
    '-P',
    '--build-profiles',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }: Invocation): readonly Effect[] => {
    switch (subcommand) {
      case 'update':
        return [{ kind: 'refresh', manager: 'apt' }];
      case 'install':
      case 'reinstall':
      case 'build-dep':
        return [{ kind: 'install', manager: 'apt', packages: operands.map(packageOf) }];
      case 'upgrade':
      case 'dist-upgrade':
      case 'full-upgrade':
      case 'safe-upgrade':
        return [{ kind: 'upgrade', manager: 'apt' }];
      case 'remove':
      case 'purge':
      case 'autoremove':
      case 'autopurge':
        return [{ kind: 'remove', manager: 'apt', packages: operands }];
      case 'clean':
      case 'autoclean':
      case 'distclean':
        return [{ kind: 'clean', manager: 'apt' }];
      default:
        return [];
    }
  },
});

/** `name`, `name=version`, `name/release`, `name:architecture`, or the path of a .deb file. */
function packageOf(word: ShellWord): Package {
  const [, name = word.value, version] = /^([^=/:]+)(?::[\w-]+)?(?:[=/](.*))?$/.exec(word.value) ?? [];
  return { word, name, version };
}
