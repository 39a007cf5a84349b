import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';
import { valueWords } from '../value-words.js';

/** tar, whose first letters may lack their dash. Source: tar(1), bsdtar(1). */
export default defineProgram({
  names: ['tar', 'gtar', 'bsdtar'],
  valued: [
    '-f',
    '--file',
    '-C',
    '--directory',
    '--cd',
    '-I',
    '--use-compress-program',
    '-X',
    '--exclude-from',
    '--exclude',
    '--exclude-tag',
    '--exclude-ignore',
    '-T',
    '--files-from',
    '--include',
    '--strip-components',
    '--strip',
    '--transform',
    '--xform',
    '-s',
    '--owner',
    '--group',
    '--mode',
    '--mtime',
    '--sort',
    '--format',
    '-H',
    '-b',
    '--blocking-factor',
    '--record-size',
    '-g',
    '--listed-incremental',
    '--level',
    '-K',
    '--starting-file',
    '-L',
    '--tape-length',
    '-N',
    '--newer',
    '--after-date',
    '--newer-mtime',
    '-V',
    '--label',
    '-F',
    '--info-script',
    '--to-command',
    '--warning',
    '--pax-option',
    '--add-file',
    '--suffix',
    '--quoting-style',
    '--rsh-command',
    '--owner-map',
    '--group-map',
    '--checkpoint-action',
    '--index-file',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options, command }) => {
    const letters = /^[a-zA-Z]+$/.exec(command.args[0]?.value ?? '')?.[0] ?? '';
    const extracts = letters.includes('x') || options.some(({ name }) => /^(?:-x|--extract|--get)$/.test(name));
    if (!extracts) return [];
    const archive = valueWords(options, '-f', '--file')[0] ?? bundledFile(letters, operands.slice(1));
    return [{ kind: 'extract', archive: archive?.value === '-' ? undefined : archive }];
  },
});

/** The values of letters without a dash follow in the order of the letters: `tar xCf FOLDER FILE`. */
function bundledFile(letters: string, values: readonly ShellWord[]): ShellWord | undefined {
  const taking = [...letters].filter((letter) => 'fCbXTHIKNVgLF'.includes(letter));
  return values[taking.indexOf('f')];
}
