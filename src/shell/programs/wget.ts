import { defineProgram } from '../program.js';

/** wget. Source: wget(1), and the applet of BusyBox. */
export default defineProgram({
  names: ['wget', 'wget2'],
  valued: [
    '-O',
    '--output-document',
    '-o',
    '--output-file',
    '-a',
    '--append-output',
    '-P',
    '--directory-prefix',
    '-T',
    '--timeout',
    '-t',
    '--tries',
    '-U',
    '--user-agent',
    '--header',
    '--post-data',
    '--post-file',
    '-i',
    '--input-file',
    '-e',
    '--execute',
    '-Q',
    '-w',
    '--wait',
    '--user',
    '--password',
    '--progress',
    '-A',
    '-R',
    '-D',
    '-I',
    '-X',
    '-l',
    '--ca-certificate',
    '--waitretry',
  ],
  subcommands: 0,
  clusters: true,
  effects: ({ operands, options }) => {
    if (operands.length === 0) return [];
    const output = options.find(({ name }) => name === '-O' || name === '--output-document');
    const stdout = output?.value === '-';
    return [{ kind: 'download', urls: operands, to: stdout ? undefined : output?.valueWord, stdout }];
  },
});
