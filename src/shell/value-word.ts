import type { Option } from './invocation.js';
import type { ShellWord } from './shell-word.js';

/** The value of an option as a word: `x` of `--output x`, `--output=x` and `-ox`. */
export function valueWord({ word, value, valueWord: holder }: Option): ShellWord | undefined {
  if (value === undefined || !holder) return undefined;
  return holder === word ? tailOf(word, word.value.length - value.length) : holder;
}

/** A word without its first letters, which are not quoted: `x` of `--output=x` without the first nine. */
export function tailOf(word: ShellWord, length: number): ShellWord {
  const { value, text, syntax, source } = word;
  if (!text.startsWith(value.slice(0, length))) return { ...word, value: value.slice(length) };
  const span = syntax ? source.spanOf(syntax.pos + length, syntax.end) : word.span;
  return { ...word, value: value.slice(length), text: text.slice(length), span };
}
