import type { Word } from '#dockerfile/document.js';
import type { Command } from './command.js';
import type { Script } from './script.js';
import type { ShellWord } from './shell-word.js';

/** The command that an exec form starts: its JSON strings are the words, nothing is expanded. */
export function execCommand(words: readonly Word[], script: Script): Command {
  const [name, ...args] = words.map((word) => execWord(word, script));
  const start = words[0]?.span.start ?? 0;
  const command: Command = {
    program: programOf(name?.value ?? ''),
    name,
    args,
    assignments: [],
    redirects: [],
    span: { start, end: words.at(-1)?.span.end ?? start },
    start: 0,
    end: 0,
    script,
    pipeline: [],
    after: undefined,
    before: undefined,
    inside: [],
    background: false,
    wrapper: undefined,
  };
  return Object.assign(command, { pipeline: [command] });
}

/** The program that a path names: its last component. */
export function programOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

function execWord(word: Word, script: Script): ShellWord {
  return { text: word.text, value: word.text, span: word.span, syntax: undefined, source: script.source };
}
