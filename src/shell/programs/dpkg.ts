import { defineProgram } from '../program.js';

/** The Debian package tool. Source: dpkg(1). */
export default defineProgram({
  names: ['dpkg'],
  valued: ['--root', '--admindir', '--instdir'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) =>
    options.some(({ name }) => name === '-i' || name === '--install')
      ? [
          {
            kind: 'install',
            manager: 'dpkg',
            packages: operands.map((word) => ({ word, name: word.value, version: undefined })),
          },
        ]
      : [],
});
