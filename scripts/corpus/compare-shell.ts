import { spawnSync } from 'node:child_process';
import { parse } from '#dockerfile/parse.js';
import type { Script } from '#shell/script.js';
import { scriptsOf } from '#shell/scripts-of.js';
import type { ShellWord } from '#shell/shell-word.js';
import type { CorpusFile } from './corpus.js';

/** How the shell scripts of a file compare with `bash -n` and with the file's own text. */
export interface ShellComparison {
  readonly scripts: number;
  readonly sameVerdict: number;
  readonly words: number;
  readonly exactWords: number;
  readonly differences: readonly string[];
}

/** Reads every POSIX script of the file, asks bash for its verdict, and compares each word with the text at its span. */
export function compareShell(file: CorpusFile): ShellComparison {
  const result = { scripts: 0, sameVerdict: 0, words: 0, exactWords: 0, differences: [] as string[] };
  for (const script of posixScripts(file.text)) {
    result.scripts++;
    const verdict = spawnSync('bash', ['-n'], { input: script.source.text }).status === 0;
    if (verdict === (script.problems.length === 0)) result.sameVerdict++;
    else result.differences.push(`bash says ${verdict}: ${JSON.stringify(script.source.text)}`);
    for (const word of wordsOf(script)) {
      result.words++;
      if (isExact(word, file.text)) result.exactWords++;
      else result.differences.push(`${JSON.stringify(word.text)} at ${JSON.stringify(word.span)}`);
    }
  }
  return result;
}

function posixScripts(text: string): readonly Script[] {
  const scripts: Script[] = [];
  let shell: readonly string[] = ['/bin/sh', '-c'];
  for (const instruction of parse(text).instructions) {
    if (instruction.kind === 'FROM') shell = ['/bin/sh', '-c'];
    if (instruction.kind === 'SHELL') shell = instruction.words.map((word) => word.text);
    scripts.push(...scriptsOf(text, instruction, shell).filter(({ form }) => form !== 'exec'));
  }
  return scripts;
}

function wordsOf(script: Script): readonly ShellWord[] {
  return script.commands.flatMap(({ name, args }) => (name ? [name, ...args] : args));
}

/** The file has the word's text at its span, but for what the build takes out: continuations, and tabs below `<<-`. */
function isExact(word: ShellWord, text: string): boolean {
  const written = text.slice(word.span.start, word.span.end);
  if (written === word.text) return true;
  const joined = written.replace(/[\\`][ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*/g, '');
  return joined === word.text || written.replace(/\n\t+/g, '\n') === word.text;
}
