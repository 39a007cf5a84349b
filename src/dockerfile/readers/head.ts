import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';
import type { InstructionBase, ProblemRule, Word } from '../document.js';
import { jsonStrings } from '../json-array.js';
import type { TextRange } from '../words.js';

/** What all instructions have in common, and where a reader reports what BuildKit would refuse. */
export interface Head {
  readonly base: Omit<InstructionBase<string>, 'kind' | 'args' | 'json'>;
  readonly keyword: string;
  readonly escape: '\\' | '`';
  readonly problem: (rule: ProblemRule, message: string, span?: Span) => void;
}

/** The word at a range of a text. */
export function wordAt(text: JoinedText, range: TextRange, as?: string): Word {
  return { text: as ?? text.text.slice(range.start, range.end), span: text.spanOf(range.start, range.end) };
}

/** The arguments as one word, undefined when there are none. */
export function wholeWord(text: JoinedText): Word | undefined {
  return text.text === '' ? undefined : wordAt(text, { start: 0, end: text.text.length });
}

/** The elements if the text is a JSON array of strings; an array of other things is reported. */
export function jsonWords(text: JoinedText, head: Head): readonly Word[] | undefined {
  if (text.text[0] !== '[') return undefined;
  const strings = jsonStrings(text.text);
  if (strings === 'not-json') return undefined;
  if (strings === 'not-strings') {
    head.problem('no-invalid-json-array', `${head.keyword} takes a JSON array of strings only.`, wholeWord(text)?.span);
    return undefined;
  }
  return strings.map((string) => wordAt(text, string, string.text));
}

/** The texts of words, as BuildKit hands them on. */
export function textsOf(words: readonly Word[]): readonly string[] {
  return words.map((word) => word.text);
}
