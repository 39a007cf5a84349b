import { defineProgram } from '../program.js';

/** The RPM package tool. Source: rpm(8). */
export default defineProgram({
  names: ['rpm'],
  valued: ['--root', '--dbpath', '-E', '--eval', '--define', '-D', '--prefix'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) =>
    options.some(({ name }) => /^(?:-i|-U|-F|--install|--upgrade)$/.test(name)) &&
    !options.some(({ name }) => name === '-q' || name === '--query' || name === '--import')
      ? [
          {
            kind: 'install',
            manager: 'rpm',
            packages: operands.map((word) => ({ word, name: word.value, version: undefined })),
          },
        ]
      : [],
});
