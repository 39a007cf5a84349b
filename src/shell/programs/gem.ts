import { defineProgram } from '../program.js';

/** Ruby's package manager. Source: guides.rubygems.org, command reference. */
export default defineProgram({
  names: ['gem'],
  valued: [
    '-v',
    '--version',
    '-i',
    '--install-dir',
    '-n',
    '--bindir',
    '-P',
    '--trust-policy',
    '-s',
    '--source',
    '--platform',
    '-g',
    '--file',
    '--document',
    '--build-root',
    '-p',
    '--http-proxy',
    '--config-file',
  ],
  subcommands: 1,
  clusters: true,
  effects: ({ subcommand, operands, options }) => {
    if (subcommand === 'cleanup') return [{ kind: 'clean', manager: 'gem' }];
    if (subcommand === 'uninstall') return [{ kind: 'remove', manager: 'gem', packages: operands }];
    if (subcommand !== 'install' && subcommand !== 'i') return [];
    const all = options.find(({ name }) => name === '-v' || name === '--version')?.value;
    const packages = operands.map((word) => {
      const [, name = word.value, version] = /^([^:]+):(.*)$/.exec(word.value) ?? [];
      return { word, name, version: version ?? all };
    });
    return [{ kind: 'install', manager: 'gem', packages }];
  },
});
