import { defineProgram } from '../program.js';

/** chmod. Source: chmod(1). */
export default defineProgram({
  names: ['chmod'],
  valued: ['--reference', '--from'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const [value, ...paths] = operands;
    return value
      ? [
          {
            kind: 'permissions',
            what: 'mode',
            value,
            paths,
            recursive: options.some(({ name }) => name === '-R' || name === '--recursive'),
          },
        ]
      : [];
  },
});
