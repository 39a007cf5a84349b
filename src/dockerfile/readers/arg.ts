import type { Arg, ArgDeclaration } from '../document.js';
import { quotedWords } from '../words.js';
import type { Head } from './head.js';
import { wordAt } from './head.js';

/** `ARG name[=default] …`. */
export function readArg(head: Head): Arg {
  const { rest } = head.base;
  const words = quotedWords(rest.text, head.escape);
  if (words.length === 0) head.problem('no-wrong-argument-count', 'ARG needs at least one name.');
  const declarations: ArgDeclaration[] = words.map((word) => {
    const span = rest.spanOf(word.start, word.end);
    const equals = word.text.indexOf('=');
    if (equals < 0) return { name: { text: word.text, span }, value: undefined, span };
    if (equals === 0) head.problem('no-invalid-key-value', 'ARG has a default without a name.', span);
    const middle = word.start + equals;
    const value = wordAt(rest, { start: middle + 1, end: word.end }, word.text.slice(equals + 1));
    return { name: wordAt(rest, { start: word.start, end: middle }), value, span };
  });
  return { ...head.base, kind: 'ARG', args: words.map((word) => word.text), json: false, declarations };
}
