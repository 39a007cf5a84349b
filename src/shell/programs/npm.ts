import type { Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Node's package manager. Source: docs.npmjs.com, CLI commands. */
export default defineProgram({
  names: ['npm'],
  valued: [
    '--prefix',
    '-C',
    '--registry',
    '--cache',
    '--userconfig',
    '--globalconfig',
    '--loglevel',
    '-w',
    '--workspace',
    '--omit',
    '--include',
    '--only',
    '--tag',
    '--scope',
    '--network-timeout',
    '--fetch-timeout',
    '--fetch-retries',
    '--unsafe-perm-user',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'i':
      case 'in':
      case 'isntall':
      case 'add':
        return [{ kind: 'install', manager: 'npm', packages: operands.map(npmPackage) }];
      case 'ci':
      case 'clean-install':
      case 'install-clean':
        return [{ kind: 'install', manager: 'npm', packages: [] }];
      case 'uninstall':
      case 'remove':
      case 'rm':
      case 'prune':
        return [{ kind: 'remove', manager: 'npm', packages: operands }];
      case 'cache':
        return /^(?:clean|clear|rm)$/.test(operands[0]?.value ?? '') ? [{ kind: 'clean', manager: 'npm' }] : [];
      default:
        return [];
    }
  },
});

/** `name`, `name@version`, `@scope/name@version`, `user/repository#ref`, an address or a path. */
export function npmPackage(word: ShellWord): Package {
  const { value } = word;
  const git = /^(?:git(?:\+\w+)?:|github:|gitlab:|bitbucket:|https?:.*\.git)|^[\w.-]+\/[\w.-]+(?:#.*)?$/.test(value);
  if (git && !value.startsWith('@')) return { word, name: value, version: /#(.+)$/.exec(value)?.[1] };
  if (/^(?:https?:|file:|\.{0,2}\/|~\/)|^\.$|\.(?:tgz|tar\.gz|tar)$/.test(value))
    return { word, name: value, version: '' };
  const match = /^(@[^/]+\/[^@]+|[^@]+)(?:@(.*))?$/.exec(value);
  return { word, name: match?.[1] ?? value, version: match?.[2] };
}
