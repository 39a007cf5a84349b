import type { Option } from './invocation.js';
import type { ShellWord } from './shell-word.js';

/** The values of the options with these names as words: `x` of `--output x`, `--output=x` and `-ox`. */
export function valueWords(options: readonly Option[], ...names: readonly string[]): readonly ShellWord[] {
  return options.flatMap(({ name, value, word, valueWord }) => {
    if (!names.includes(name) || value === undefined || !valueWord) return [];
    return [valueWord === word ? tailOf(word, word.value.length - value.length) : valueWord];
  });
}

/** A word without its first letters, which are not quoted: `x` of `--output=x` without the first nine. */
export function tailOf(word: ShellWord, length: number): ShellWord {
  const { value, text, syntax, source } = word;
  if (!text.startsWith(value.slice(0, length))) return { ...word, value: value.slice(length) };
  const span = syntax ? source.spanOf(syntax.pos + length, syntax.end) : word.span;
  return { ...word, value: value.slice(length), text: text.slice(length), span };
}
