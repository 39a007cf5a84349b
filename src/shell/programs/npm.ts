import { installs, packageOf } from '../packages.js';
import type { Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Node's package manager. Source: docs.npmjs.com, CLI commands and config. */
export default defineProgram({
  names: ['npm'],
  valued: [
    '-C',
    '--prefix',
    '-w',
    '--workspace',
    '-L',
    '--location',
    '-c',
    '--call',
    '-m',
    '--message',
    '--registry',
    '--reg',
    '--replace-registry-host',
    '--scope',
    '--tag',
    '--tag-version-prefix',
    '--preid',
    '--access',
    '--auth-type',
    '--otp',
    '--omit',
    '--include',
    '--only',
    '--also',
    '--before',
    '--min-release-age',
    '--depth',
    '--install-strategy',
    '--audit-level',
    '--cache',
    '--cache-max',
    '--cache-min',
    '--userconfig',
    '--globalconfig',
    '--tmp',
    '--loglevel',
    '--logs-dir',
    '--logs-max',
    '--fetch-retries',
    '--fetch-retry-factor',
    '--fetch-retry-mintimeout',
    '--fetch-retry-maxtimeout',
    '--fetch-timeout',
    '--maxsockets',
    '--network-timeout',
    '--proxy',
    '--https-proxy',
    '--noproxy',
    '--local-address',
    '--ca',
    '--cafile',
    '--cert',
    '--key',
    '--cpu',
    '--os',
    '--libc',
    '--arch',
    '--platform',
    '--python',
    '--target',
    '--dist-url',
    '--nodedir',
    '--node-gyp',
    '--node-options',
    '--script-shell',
    '--shell',
    '--git',
    '--user-agent',
    '--umask',
    '--user',
    '--package',
    '--pack-destination',
    '--save-prefix',
    '--lockfile-version',
    '--expect-result-count',
    '--init-version',
    '--init-license',
    '--init-author-name',
    '--init-author-email',
    '--init-author-url',
    '--init-module',
    '--sbom-format',
    '--sbom-type',
    '--editor',
    '--viewer',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands }) => {
    switch (subcommand) {
      case 'install':
      case 'i':
      case 'in':
      case 'ins':
      case 'inst':
      case 'instal':
      case 'isnt':
      case 'isntall':
      case 'add':
      case 'install-test':
      case 'it':
        return installs('npm', operands.map(npmPackage));
      case 'ci':
      case 'clean-install':
      case 'ic':
      case 'install-clean':
      case 'isntall-clean':
      case 'install-ci-test':
      case 'cit':
        return installs('npm', []);
      case 'uninstall':
      case 'unlink':
      case 'remove':
      case 'rm':
      case 'r':
      case 'un':
      case 'prune':
        return [{ kind: 'remove', manager: 'npm', packages: operands }];
      case 'update':
      case 'upgrade':
      case 'up':
      case 'udpate':
        return [{ kind: 'upgrade', manager: 'npm' }];
      case 'cache':
        return /^(?:clean|clear|rm)$/.test(operands[0]?.value ?? '') ? [{ kind: 'clean', manager: 'npm' }] : [];
      default:
        return [];
    }
  },
});

/** `name`, `name@version`, `@scope/name@version`, `user/repository#ref`, an address or a path. Source: docs.npmjs.com, package spec. */
export function npmPackage(word: ShellWord): Package {
  const { value } = word;
  const git = /^(?:git[+:@]|github:|gitlab:|bitbucket:|gist:|https?:.*\.git(?:#|$))|^[\w.-]+\/[\w.-]+(?:#|$)/.test(
    value,
  );
  if (git && !/^\.{0,2}\//.test(value)) return { word, name: value, version: /#(.+)$/.exec(value)?.[1] };
  return packageOf(word, /^(?<name>@[^/]+\/[^@]+|[^@]+)(?:@(?<version>.*))?$/);
}
