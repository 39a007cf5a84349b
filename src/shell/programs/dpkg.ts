import { installs, unversioned } from '../packages.js';
import { defineProgram } from '../program.js';

/** The Debian package tool; its options with a value are written with `=`. Source: dpkg(1). */
export default defineProgram({
  names: ['dpkg'],
  valued: [],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    const has = (pattern: RegExp) => options.some(({ name }) => pattern.test(name));
    if (has(/^(?:-i|--install|--unpack)$/)) return installs('dpkg', unversioned(operands));
    if (has(/^(?:-r|-P|--remove|--purge)$/)) return [{ kind: 'remove', manager: 'dpkg', packages: operands }];
    if (has(/^(?:-x|-X|--extract|--vextract)$/)) return [{ kind: 'extract', archive: operands[0] }];
    return [];
  },
});
