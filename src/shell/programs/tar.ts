import { defineProgram } from '../program.js';

/** tar, whose first letters may lack their dash. Source: tar(1). */
export default defineProgram({
  names: ['tar', 'bsdtar'],
  valued: [
    '-f',
    '--file',
    '-C',
    '--directory',
    '-I',
    '--use-compress-program',
    '-X',
    '--exclude-from',
    '--exclude',
    '--strip-components',
    '--transform',
    '-T',
    '--files-from',
    '--owner',
    '--group',
    '--mode',
    '-b',
    '-H',
    '-g',
    '-K',
    '-L',
    '-N',
    '-V',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options, command }) => {
    const bundled = command.args[0]?.value ?? '';
    const old = /^[a-zA-Z]+$/.test(bundled) && /[xct]/.test(bundled) && !bundled.startsWith('-');
    const extracts =
      options.some(({ name }) => /^(?:-x|--extract|--get)$/.test(name)) || (old && bundled.includes('x'));
    if (!extracts) return [];
    const file =
      options.find(({ name }) => name === '-f' || name === '--file')?.valueWord ??
      (old && bundled.includes('f') ? operands[1] : undefined);
    return [{ kind: 'extract', archive: file?.value === '-' ? undefined : file }];
  },
});
