import { installs, packageOf } from '../packages.js';
import type { Effect, Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Debian's package manager. Source: apt-get(8), apt(8), aptitude(8). */
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
    '-S',
    '--snapshot',
    '--solver',
    '--planner',
    '--with-source',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    switch (subcommand) {
      case 'update':
        return [{ kind: 'refresh', manager: 'apt' }];
      case 'install':
      case 'reinstall':
      case 'build-dep':
        return [
          // apt 2.7.2 and later: update before the installation.
          ...(options.some(({ name }) => name === '-U' || name === '--update') ? REFRESH : []),
          ...installation(operands),
        ];
      case 'upgrade':
      case 'dist-upgrade':
      case 'dselect-upgrade':
      case 'full-upgrade':
      case 'safe-upgrade':
        return [{ kind: 'upgrade', manager: 'apt' }];
      case 'remove':
      case 'purge':
      case 'autoremove':
      case 'auto-remove':
      case 'autopurge':
        return [{ kind: 'remove', manager: 'apt', packages: operands }];
      case 'clean':
      case 'autoclean':
      case 'auto-clean':
      case 'distclean':
      case 'dist-clean':
        return [{ kind: 'clean', manager: 'apt' }];
      default:
        return [];
    }
  },
});

const REFRESH: readonly Effect[] = [{ kind: 'refresh', manager: 'apt' }];

/** `install a b-` installs a and removes b. */
function installation(operands: readonly ShellWord[]): readonly Effect[] {
  const removed = operands.filter(({ value }) => /^[^./].*[^/]-$/.test(value));
  const install = installs('apt', operands.filter((word) => !removed.includes(word)).map(aptPackage));
  return removed.length > 0 ? [...install, { kind: 'remove', manager: 'apt', packages: removed }] : install;
}

/** `name`, `name+`, `name=version`, `name/release`, `name:architecture`, the task `name^`, or a .deb file. */
function aptPackage(word: ShellWord): Package {
  if (/^[\w.+-]+\^$/.test(word.value)) return { word, name: word.value.slice(0, -1), version: '' };
  // The plus signs of g++ and libstdc++ belong to the name.
  return packageOf(word, /^(?<name>[^=/:]*?[^=/:+]\+*?)(?:(?<!\+)\+)?(?::[\w-]+)?(?:[=/](?<version>.*))?$/);
}
