import type { Package } from '../program.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** Python's package installer. Source: pip.pypa.io, "pip install". */
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
    '-i',
    '--index-url',
    '--extra-index-url',
    '-f',
    '--find-links',
    '--trusted-host',
    '--cache-dir',
    '--prefix',
    '--root',
    '--src',
    '--platform',
    '--python-version',
    '--implementation',
    '--abi',
    '--no-binary',
    '--only-binary',
    '--progress-bar',
    '--timeout',
    '--retries',
    '--proxy',
    '--cert',
    '--client-cert',
    '--log',
    '--exists-action',
    '--upgrade-strategy',
    '-d',
    '--dest',
    '-w',
    '--wheel-dir',
    '--global-option',
    '--install-option',
    '--config-settings',
    '-C',
    '--build-option',
    '--python',
    '--use-feature',
    '--root-user-action',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand === 'uninstall') return [{ kind: 'remove', manager: 'pip', packages: operands }];
    if (subcommand === 'cache') return operands[0]?.value === 'purge' ? [{ kind: 'clean', manager: 'pip' }] : [];
    if (subcommand !== 'install') return [];
    const manifest = options.find(({ name }) =>
      /^(?:-r|--requirement|-e|--editable|-c|--constraint)$/.test(name),
    )?.valueWord;
    return [{ kind: 'install', manager: 'pip', packages: operands.map(pipPackage), manifest }];
  },
});

/** `name`, `name[extra]==1.0`, `name>=1,<2`, `name @ url`, `git+https://…@rev`, `./path`. */
export function pipPackage(word: ShellWord): Package {
  const { value } = word;
  if (/^(?:git|hg|svn|bzr)\+/.test(value))
    return { word, name: value, version: /@([^/@#]+)(?:#.*)?$/.exec(value)?.[1] };
  if (value === '.' || /^(?:\.|\/|https?:|file:)|^[^=<>~!\s]*\/|\.(?:whl|tar\.gz|zip)$|^\.\[/.test(value))
    return { word, name: value, version: '' };
  const match = /^([\w.-]+(?:\[[^\]]*\])?)\s*(?:(?:[=<>~!]=?=?|===)\s*(.*)|@\s*(.*))?$/s.exec(value);
  return { word, name: match?.[1] ?? value, version: match?.[2] ?? match?.[3] };
}
