import { defineProgram } from '../program.js';

/** chgrp. Source: chgrp(1). */
export default defineProgram({
  names: ['chgrp'],
  valued: ['--reference', '--from'],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const [value, ...paths] = operands;
    return value
      ? [
          {
            kind: 'permissions',
            what: 'owner',
            value,
            paths,
            recursive: options.some(({ name }) => name === '-R' || name === '--recursive'),
          },
        ]
      : [];
  },
});
