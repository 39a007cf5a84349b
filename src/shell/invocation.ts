import type { Command } from './command.js';
import type { Program } from './program.js';
import { programNamed } from './programs/index.js';
import type { ShellWord } from './shell-word.js';

/** A command read with the knowledge of its program: options, subcommand and operands apart. */
export interface Invocation {
  readonly command: Command;
  readonly program: Program;
  /** `install` of `apt-get -q install x`, `cache clean` of `npm cache clean`; '' when there is none. */
  readonly subcommand: string;
  /** The words of the subcommand. */
  readonly subcommandWords: readonly ShellWord[];
  readonly options: readonly Option[];
  readonly operands: readonly ShellWord[];
}

/** An option of a command: `-y`, `--name=value`, `-o value`. */
export interface Option {
  /** With its dashes; each letter of a cluster is an option of its own. */
  readonly name: string;
  readonly value: string | undefined;
  /** The word that holds the option. */
  readonly word: ShellWord;
  /** The word that holds the value: the same word, or the next one. */
  readonly valueWord: ShellWord | undefined;
}

/** How its program reads the command; undefined for a program that is not described. */
export function invocationOf(command: Command): Invocation | undefined {
  const known = cache.get(command);
  if (known) return known;
  const program = command.program === '' ? undefined : programNamed(command.program);
  if (!program) return undefined;
  const invocation = read(command, program);
  cache.set(command, invocation);
  return invocation;
}

/** The first of these options that is given. */
export function findOption(invocation: Invocation, ...names: readonly string[]): Option | undefined {
  return invocation.options.find((option) => names.includes(option.name));
}

const cache = new WeakMap<Command, Invocation>();

function read(command: Command, program: Program): Invocation {
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  const { args } = command;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] as ShellWord;
    const { value } = word;
    if (value === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!value.startsWith('-') || value === '-') operands.push(word);
    else if (takesNext(value, program) && args[at + 1]) {
      options.push(...optionsIn(word, program, args[at + 1]));
      at++;
    } else options.push(...optionsIn(word, program, undefined));
  }
  const count = Math.min(program.subcommands, operands.length);
  const subcommandWords = operands.slice(0, count);
  const subcommand = subcommandWords.map((word) => word.value).join(' ');
  return { command, program, subcommand, subcommandWords, options, operands: operands.slice(count) };
}

/** Whether the option, or the last letter of the cluster, takes the next word as its value. */
function takesNext(value: string, { valued, clusters }: Program): boolean {
  if (valued.includes(value)) return true;
  if (value.startsWith('--') || !clusters) return false;
  for (let at = 1; at < value.length; at++) {
    if (valued.includes(`-${value[at]}`)) return at === value.length - 1;
  }
  return false;
}

function optionsIn(word: ShellWord, { valued, clusters }: Program, next: ShellWord | undefined): readonly Option[] {
  const { value } = word;
  if (value.startsWith('--') || !clusters || valued.includes(value)) {
    const equals = value.indexOf('=');
    if (equals > 0) {
      return [{ name: value.slice(0, equals), value: value.slice(equals + 1), word, valueWord: word }];
    }
    return [{ name: value, value: next?.value, word, valueWord: next }];
  }
  const options: Option[] = [];
  for (let at = 1; at < value.length; at++) {
    const name = `-${value[at]}`;
    if (!valued.includes(name)) options.push({ name, value: undefined, word, valueWord: undefined });
    else {
      const attached = value.slice(at + 1);
      options.push({
        name,
        value: attached === '' ? next?.value : attached,
        word,
        valueWord: attached === '' ? next : word,
      });
      break;
    }
  }
  return options;
}
