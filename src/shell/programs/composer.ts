import { installs, packageOf } from '../packages.js';
import type { Effect, Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Composer, for PHP. Source: getcomposer.org/doc/03-cli.md. */
export default defineProgram({
  names: ['composer', 'composer.phar'],
  valued: [
    '-d',
    '--working-dir',
    '--prefer-install',
    '--ignore-platform-req',
    '--apcu-autoloader-prefix',
    '--audit-format',
    '--bump-after-update',
    '-s',
    '--stability',
    '--repository',
    '--repository-url',
    '-f',
    '--format',
    '--file',
    '--dir',
    '--ignore',
    '--with',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    const [verb, ...rest] = operands;
    return subcommand === 'global' ? effectsFor(verb?.value ?? '', rest) : effectsFor(subcommand, operands);
  },
});

function effectsFor(subcommand: string, operands: readonly ShellWord[]): readonly Effect[] {
  switch (subcommand) {
    case 'install':
    case 'i':
      return installs('composer', []);
    case 'require':
    case 'r':
      return installs('composer', required(operands));
    case 'create-project': {
      const [name, , version] = operands;
      if (!name) return [];
      const created = packageOf(name, REQUIREMENT);
      return installs('composer', [{ ...created, version: created.version ?? version?.value }]);
    }
    case 'update':
    case 'u':
    case 'upgrade':
      return [{ kind: 'upgrade', manager: 'composer' }];
    case 'remove':
    case 'rm':
      return [{ kind: 'remove', manager: 'composer', packages: operands }];
    case 'clear-cache':
    case 'clearcache':
    case 'cc':
      return [{ kind: 'clean', manager: 'composer' }];
    default:
      return [];
  }
}

/** `vendor/name:1.0`, `vendor/name=1.0`, `"vendor/name 1.0"`, or the version as the next word. */
const REQUIREMENT = /^(?<name>[^\s:=]+)(?:(?:[:=]|\s+)(?<version>.+))?$/;

function required(operands: readonly ShellWord[]): readonly Package[] {
  const packages: Package[] = [];
  for (const word of operands) {
    const last = packages.at(-1);
    if (last && last.version === undefined && /^[\^~<>=*\d@]|^v\d|^dev-/.test(word.value)) {
      packages[packages.length - 1] = { ...last, version: word.value };
    } else packages.push(packageOf(word, REQUIREMENT));
  }
  return packages;
}
