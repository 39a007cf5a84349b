import { defineProgram } from '../program.js';

/** Python; the program of `python -m` is a command of its own. Source: docs.python.org/3/using/cmdline.html. */
export default defineProgram({
  names: [
    'python',
    'python2',
    'python3',
    'python2.7',
    'python3.6',
    'python3.7',
    'python3.8',
    'python3.9',
    'python3.10',
    'python3.11',
    'python3.12',
    'python3.13',
    'python3.14',
    'pypy',
    'pypy3',
  ],
  valued: ['-m', '-c', '-W', '-X', '--check-hash-based-pycs'],
  subcommands: 0,
  clusters: true,
  effects: () => [],
});
