import { installs, packageOf } from '../packages.js';
import type { Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';
import { valueWords } from '../value-words.js';

/** Python's package installer. Source: pip.pypa.io, commands. */
export default defineProgram({
  names: [
    'pip',
    'pip2',
    'pip3',
    'pip2.7',
    'pip3.5',
    'pip3.6',
    'pip3.7',
    'pip3.8',
    'pip3.9',
    'pip3.10',
    'pip3.11',
    'pip3.12',
    'pip3.13',
    'pip3.14',
  ],
  valued: [
    '-r',
    '--requirement',
    '-c',
    '--constraint',
    '-e',
    '--editable',
    '-t',
    '--target',
    '-d',
    '--dest',
    '--download',
    '-w',
    '--wheel-dir',
    '-b',
    '--build',
    '--root',
    '--prefix',
    '--src',
    '-i',
    '--index-url',
    '--pypi-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '--trusted-host',
    '--proxy',
    '--retries',
    '--resume-retries',
    '--timeout',
    '--cert',
    '--client-cert',
    '--keyring-provider',
    '--cache-dir',
    '--download-cache',
    '--log',
    '--log-file',
    '--progress-bar',
    '--exists-action',
    '--root-user-action',
    '--use-feature',
    '--use-deprecated',
    '--python',
    '--python-version',
    '--platform',
    '--implementation',
    '--abi',
    '--no-binary',
    '--only-binary',
    '--upgrade-strategy',
    '-C',
    '--config-setting',
    '--config-settings',
    '--global-option',
    '--build-option',
    '--install-option',
    '--build-constraint',
    '--group',
    '--report',
    '--format',
    '--path',
    '--exclude',
    '--editor',
    '--uploaded-prior-to',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    switch (subcommand) {
      case 'install': {
        const named = [...operands, ...valueWords(options, '-e', '--editable')];
        return installs('pip', named.map(pipPackage), valueWords(options, '-r', '--requirement')[0]);
      }
      case 'uninstall':
        return [{ kind: 'remove', manager: 'pip', packages: operands }];
      case 'cache':
        return /^(?:purge|remove)$/.test(operands[0]?.value ?? '') ? [{ kind: 'clean', manager: 'pip' }] : [];
      default:
        return [];
    }
  },
});

/** `name`, `name[extra]==1.0`, `name>=1,<2; marker`, `name @ url`, `git+https://…@rev`, `./path`. Source: PEP 508. */
export function pipPackage(word: ShellWord): Package {
  const { value } = word;
  if (/^(?:git|hg|svn|bzr)\+/.test(value)) {
    return { word, name: value, version: /^[\w+]+:\/\/[^/]*\/[^#@]*@([^#]+)/.exec(value)?.[1] };
  }
  // pip takes a word with a slash before any comparison for a folder.
  if (/^\.\[|^[^=<>~!@\s[]*\//.test(value)) return { word, name: value, version: '' };
  return packageOf(
    word,
    /^(?<name>[^\s=<>~!@;[]+)\s*(?:\[[^\]]*\])?\s*(?:(?:[=<>~!]=?=?|@)\s*(?<version>[^;\s](?:[^;]*[^;\s])?))?\s*(?:;.*)?$/s,
  );
}
