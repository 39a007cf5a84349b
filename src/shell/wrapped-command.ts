import type { Assignment, Command } from './command.js';
import { programOf } from './exec-command.js';
import type { ShellWord } from './shell-word.js';
import { isLiteral } from './shell-word.js';
import { tailOf } from './value-words.js';

/** A program that starts another one. */
interface Wrapper {
  /** Its options that take the next word as their value. */
  readonly valued: readonly string[];
  /** Its own operands before the command: a user, a time, a root folder. */
  readonly own?: number;
  /** Letters among its options that make it do something else than start the command. */
  readonly not?: RegExp;
}

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: {
    valued: [
      '-u',
      '-g',
      '-h',
      '-p',
      '-C',
      '-r',
      '-t',
      '-T',
      '-U',
      '-D',
      '-R',
      '--user',
      '--group',
      '--host',
      '--prompt',
      '--close-from',
      '--role',
      '--type',
      '--command-timeout',
      '--other-user',
      '--chdir',
      '--chroot',
    ],
  },
  doas: { valued: ['-u', '-C'] },
  env: { valued: ['-u', '-C', '--unset', '--chdir'], not: /^(?:-[a-z0]*S|--split-string)/ },
  exec: { valued: ['-a'] },
  command: { valued: [], not: /^-p?[vV]/ },
  builtin: { valued: [] },
  nice: { valued: ['-n', '--adjustment'] },
  ionice: { valued: ['-c', '-n', '-p', '--class', '--classdata'] },
  nohup: { valued: [] },
  time: { valued: ['-f', '-o', '--format', '--output'] },
  timeout: { valued: ['-k', '-s', '--kill-after', '--signal'], own: 1 },
  eatmydata: { valued: [] },
  fakeroot: { valued: ['-l', '-s', '-i', '-b', '--lib', '--faked'] },
  stdbuf: { valued: ['-i', '-o', '-e', '--input', '--output', '--error'] },
  xargs: {
    valued: [
      '-I',
      '-n',
      '-P',
      '-L',
      '-d',
      '-a',
      '-E',
      '-s',
      '--max-args',
      '--max-procs',
      '--max-chars',
      '--delimiter',
      '--arg-file',
      '--process-slot-var',
    ],
  },
  chroot: { valued: ['--userspec', '--groups'], own: 1 },
  gosu: { valued: [], own: 1 },
  'su-exec': { valued: [], own: 1 },
  's6-setuidgid': { valued: [], own: 1 },
  setpriv: {
    valued: [
      '--ruid',
      '--euid',
      '--reuid',
      '--rgid',
      '--egid',
      '--regid',
      '--groups',
      '--inh-caps',
      '--ambient-caps',
      '--bounding-set',
      '--securebits',
      '--pdeathsig',
      '--selinux-label',
      '--apparmor-profile',
    ],
  },
  flock: { valued: ['-w', '-E', '--timeout', '--wait', '--conflict-exit-code'], own: 1, not: /^(?:-c|--command)/ },
  linux32: { valued: [] },
  linux64: { valued: [] },
  tini: { valued: ['-p', '-e'] },
  'dumb-init': { valued: ['-r', '--rewrite'] },
  'xvfb-run': {
    valued: ['-e', '-f', '-n', '-p', '-s', '--error-file', '--auth-file', '--server-num', '--server-args'],
  },
};

/** The command that another one starts: `apt-get update` of `sudo -E apt-get update`, `pip install x` of `python -m pip install x`. */
export function wrappedCommand(outer: Command): Command | undefined {
  const inner = innerWords(outer);
  if (!inner) return undefined;
  const [name, ...args] = inner.words;
  if (!name || !isLiteral(name) || name.value === '') return undefined;
  const last = args.at(-1) ?? name;
  return {
    ...outer,
    program: inner.program ?? programOf(name.value),
    name,
    args,
    assignments: inner.assignments ?? [],
    span: { start: name.span.start, end: last.span.end },
    // The name may be the end of a word: `-mpip`.
    start: name.syntax ? name.syntax.end - name.text.length : outer.start,
    end: last.syntax?.end ?? outer.end,
    wrapper: outer,
  };
}

/** The words of the command that is started, its name first. */
interface Inner {
  readonly words: readonly ShellWord[];
  /** The program, where it is not just the name's last component. */
  readonly program?: string;
  /** The variables that are set for it. */
  readonly assignments?: readonly Assignment[];
}

function innerWords({ program, args }: Command): Inner | undefined {
  if (Object.hasOwn(WRAPPERS, program)) return wrappedWords(WRAPPERS[program] as Wrapper, args);
  if (/^(?:python|pypy)[\d.]*$/.test(program)) return moduleWords(args);
  const first = args[0]?.value ?? '';
  if (program === 'busybox' && /^\w/.test(first)) return { words: args };
  const manager = program === 'corepack' ? /^(yarn|yarnpkg|pnpm|pnpx|npm|npx)(?:@.*)?$/.exec(first)?.[1] : undefined;
  return manager === undefined ? undefined : { words: args, program: manager };
}

function wrappedWords({ valued, own = 0, not }: Wrapper, args: readonly ShellWord[]): Inner | undefined {
  const assignments: Assignment[] = [];
  let left = own;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const { value } = word;
    if (value === '--') return { words: args.slice(at + 1), assignments };
    if (value.startsWith('-')) {
      if (not?.test(value)) return undefined;
      if (takesNext(value, valued)) at++;
      continue;
    }
    const variable = /^([A-Za-z_]\w*)=/.exec(value)?.[1];
    if (variable !== undefined) {
      assignments.push({ name: variable, value: tailOf(word, variable.length + 1), span: word.span });
    } else if (left > 0) left--;
    else return { words: args.slice(at), assignments };
  }
  return undefined;
}

/** Whether the option, or the last letter of the cluster, takes the next word as its value. */
function takesNext(option: string, valued: readonly string[]): boolean {
  if (valued.includes(option)) return true;
  if (option.startsWith('--')) return false;
  const at = [...option].findIndex((letter, index) => index > 0 && valued.includes(`-${letter}`));
  return at === option.length - 1;
}

/** `python -m MODULE`: what follows belongs to the module. */
function moduleWords(args: readonly ShellWord[]): Inner | undefined {
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const cluster = /^-[a-zA-Z]*?([mcWX])(.*)$/s.exec(word.value);
    if (!cluster) {
      if (!word.value.startsWith('-') || word.value === '-') return undefined;
      continue;
    }
    const [, letter, attached = ''] = cluster;
    if (letter === 'c') return undefined;
    if (letter === 'm' && attached === '') return { words: args.slice(at + 1) };
    if (letter === 'm') return { words: [tailOf(word, word.value.length - attached.length), ...args.slice(at + 1)] };
    if (attached === '') at++;
  }
  return undefined;
}
