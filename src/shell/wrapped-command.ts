import type { Command } from './command.js';
import { programOf } from './exec-command.js';
import { isLiteral } from './shell-word.js';

/** Options of a wrapper that take the next word as their value. */
const WRAPPERS: Readonly<Record<string, readonly string[]>> = {
  sudo: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-U', '-D', '--user', '--group'],
  doas: ['-u', '-C'],
  env: ['-u', '-C', '-S', '--unset', '--chdir'],
  exec: ['-a'],
  command: [],
  builtin: [],
  nice: ['-n', '--adjustment'],
  ionice: ['-c', '-n', '-p'],
  nohup: [],
  time: ['-f', '-o'],
  timeout: ['-k', '-s', '--kill-after', '--signal'],
  eatmydata: [],
  stdbuf: ['-i', '-o', '-e'],
  xargs: ['-I', '-n', '-P', '-L', '-d', '-a', '-E', '-s', '--max-args', '--max-procs', '--delimiter', '--arg-file'],
  chroot: [],
  gosu: [],
  'su-exec': [],
  setpriv: [],
  tini: ['-p', '-e'],
  'dumb-init': ['-r', '--rewrite'],
};
/** Wrappers whose first word that is no option is theirs: a user, a time, a root folder. */
const OWN_OPERAND = new Set(['gosu', 'su-exec', 'timeout', 'chroot']);

/** The command that another one starts: `apt-get update` of `sudo -E apt-get update`. */
export function wrappedCommand(outer: Command): Command | undefined {
  const valued = Object.hasOwn(WRAPPERS, outer.program) ? WRAPPERS[outer.program] : undefined;
  if (!valued) return undefined;
  let at = 0;
  let own = OWN_OPERAND.has(outer.program) ? 1 : 0;
  for (; at < outer.args.length; at++) {
    const value = outer.args[at]?.value ?? '';
    if (value === '--') {
      at++;
      break;
    }
    if (value.startsWith('-') && value !== '-') at += valued.includes(value) ? 1 : 0;
    else if (/^[A-Za-z_]\w*=/.test(value)) continue;
    else if (own > 0) own--;
    else break;
  }
  const name = outer.args[at];
  if (!name || !isLiteral(name) || name.value === '') return undefined;
  const args = outer.args.slice(at + 1);
  const span = { start: name.span.start, end: (args.at(-1) ?? name).span.end };
  const start = name.syntax?.pos ?? outer.start;
  const end = (args.at(-1) ?? name).syntax?.end ?? outer.end;
  return { ...outer, program: programOf(name.value), name, args, assignments: [], span, start, end, wrapper: outer };
}
