import { defineProgram } from '../program.js';
import { pipPackage } from './pip.js';

/** Astral's Python manager. Source: docs.astral.sh/uv, command reference. */
export default defineProgram({
  names: ['uv'],
  valued: [
    '-r',
    '--requirements',
    '--requirement',
    '-c',
    '--constraint',
    '-e',
    '--editable',
    '-p',
    '--python',
    '--index-url',
    '-i',
    '--extra-index-url',
    '--index',
    '--group',
    '--only-group',
    '--no-group',
    '--extra',
    '--no-install-package',
    '--cache-dir',
    '--project',
    '--directory',
    '--target',
    '--prefix',
    '--with',
    '--from',
    '--link-mode',
    '--allow-insecure-host',
    '--trusted-host',
    '-f',
    '--find-links',
    '--index-strategy',
    '--package',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand === 'sync') return [{ kind: 'install', manager: 'uv', packages: [] }];
    if (subcommand === 'cache')
      return /^(?:clean|prune)$/.test(operands[0]?.value ?? '') ? [{ kind: 'clean', manager: 'uv' }] : [];
    const [verb, ...rest] = operands;
    if ((subcommand !== 'pip' && subcommand !== 'tool') || (verb?.value !== 'install' && verb?.value !== 'sync'))
      return [];
    const manifest =
      options.find(({ name }) => /^(?:-r|--requirements?)$/.test(name))?.valueWord ??
      (verb.value === 'sync' ? rest[0] : undefined);
    return [{ kind: 'install', manager: 'uv', packages: verb.value === 'sync' ? [] : rest.map(pipPackage), manifest }];
  },
});
