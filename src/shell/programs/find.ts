import type { Invocation, Option } from '../invocation.js';
import { defineProgram } from '../program.js';
import type { ShellWord } from '../shell-word.js';

/** find; the command behind `-exec` is read as operands and options of find. Source: find(1). */
export default defineProgram({
  names: ['find'],
  valued: [
    '-D',
    '-name',
    '-iname',
    '-path',
    '-ipath',
    '-wholename',
    '-iwholename',
    '-lname',
    '-ilname',
    '-regex',
    '-iregex',
    '-regextype',
    '-type',
    '-xtype',
    '-size',
    '-perm',
    '-user',
    '-group',
    '-uid',
    '-gid',
    '-newer',
    '-anewer',
    '-cnewer',
    '-newermt',
    '-samefile',
    '-inum',
    '-links',
    '-mtime',
    '-atime',
    '-ctime',
    '-mmin',
    '-amin',
    '-cmin',
    '-used',
    '-mindepth',
    '-maxdepth',
    '-fstype',
    '-context',
    '-printf',
    '-fprint',
    '-fprint0',
    '-fls',
    '-files0-from',
  ],
  subcommands: 0,
  clusters: false,
  effects: (invocation) => {
    const { options } = invocation;
    // With a test it deletes only some of what is below.
    const deletes = options.some(({ name }) => name === '-delete') && options.every(whole);
    return deletes ? [{ kind: 'delete', paths: startsOf(invocation), recursive: true }] : [];
  },
});

function whole({ name, value }: Option): boolean {
  return /^-(?:delete|depth|mindepth|xdev|mount|print|H|L|P)$/.test(name) || (name === '-type' && value === 'f');
}

/** The places where it starts: the words before the first test. */
function startsOf({ command, operands }: Invocation): readonly ShellWord[] {
  const first = command.args.findIndex(({ value }) => /^(?:-[a-z]{2}|[!(])/.test(value));
  return operands.filter((word) => command.args.indexOf(word) < first);
}
