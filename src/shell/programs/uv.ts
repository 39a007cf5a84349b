import type { Invocation } from '../invocation.js';
import { installs } from '../packages.js';
import type { Effect } from '../program.js';
import { defineProgram } from '../program.js';
import { valueWords } from '../value-words.js';
import { pipPackage } from './pip.js';

/** Astral's Python manager. Source: docs.astral.sh/uv, command reference. */
export default defineProgram({
  names: ['uv'],
  valued: [
    '-r',
    '--requirement',
    '--requirements',
    '-c',
    '--constraint',
    '--constraints',
    '--override',
    '--overrides',
    '--excludes',
    '-b',
    '--build-constraint',
    '--build-constraints',
    '-e',
    '--editable',
    '-p',
    '--python',
    '--python-version',
    '--python-platform',
    '-i',
    '--index-url',
    '--index',
    '--default-index',
    '--extra-index-url',
    '-f',
    '--find-links',
    '--index-strategy',
    '--keyring-provider',
    '--allow-insecure-host',
    '--trusted-host',
    '--extra',
    '--no-extra',
    '--group',
    '--no-group',
    '--only-group',
    '--optional',
    '--bounds',
    '--package',
    '--no-install-package',
    '--no-editable-package',
    '--no-emit-package',
    '--prune',
    '-P',
    '--upgrade-package',
    '--upgrade-group',
    '--refresh-package',
    '--reinstall-package',
    '--no-binary',
    '--only-binary',
    '--no-binary-package',
    '--no-build-package',
    '--no-build-isolation-package',
    '--no-sources-package',
    '-C',
    '--config-setting',
    '--config-settings',
    '--config-settings-package',
    '--link-mode',
    '--resolution',
    '--prerelease',
    '--fork-strategy',
    '--exclude-newer',
    '--exclude-newer-package',
    '--torch-backend',
    '-t',
    '--target',
    '--prefix',
    '--cache-dir',
    '--config-file',
    '--directory',
    '--project',
    '--env-file',
    '--color',
    '-w',
    '--with',
    '--with-editable',
    '--with-requirements',
    '--with-executables-from',
    '--from',
    '--script',
    '--tag',
    '--branch',
    '--rev',
    '-m',
    '--marker',
    '-o',
    '--output-file',
    '--format',
    '--output-format',
    '--out-dir',
    '--annotation-style',
    '--install-dir',
    '--mirror',
    '--pypy-mirror',
    '--prompt',
  ],
  subcommands: 1,
  clusters: true,
  effects: (invocation) => {
    const { subcommand, operands } = invocation;
    const [verb, ...rest] = operands;
    switch (subcommand) {
      case 'sync':
        return installs('uv', []);
      case 'add':
        return installation(invocation, operands);
      case 'remove':
        return [{ kind: 'remove', manager: 'uv', packages: operands }];
      case 'pip':
        if (verb?.value === 'install') return installation(invocation, rest);
        if (verb?.value === 'sync') return installs('uv', [], rest[0]);
        return verb?.value === 'uninstall' ? [{ kind: 'remove', manager: 'uv', packages: rest }] : [];
      case 'tool':
        return verb?.value === 'install' ? installs('uv', rest.map(pipPackage)) : [];
      case 'build':
        return [{ kind: 'build', tool: 'uv' }];
      case 'cache':
        return /^(?:clean|prune)$/.test(verb?.value ?? '') ? [{ kind: 'clean', manager: 'uv' }] : [];
      default:
        return [];
    }
  },
});

function installation({ options }: Invocation, named: Invocation['operands']): readonly Effect[] {
  const packages = [...named, ...valueWords(options, '-e', '--editable')].map(pipPackage);
  return installs('uv', packages, valueWords(options, '-r', '--requirement', '--requirements')[0]);
}
