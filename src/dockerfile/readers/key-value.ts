import type { JoinedText } from '#text/joined-text.js';
import type { Env, KeyValue, Label } from '../document.js';
import type { QuotedWord } from '../words.js';
import { isSeparator, quotedWords } from '../words.js';
import type { Head } from './head.js';
import { wordAt } from './head.js';

/** `ENV key=value …`, or the old `ENV key value`. */
export function readEnv(head: Head): Env {
  return { ...head.base, kind: 'ENV', ...pairsOf(head) };
}

/** `LABEL key=value …`, or the old `LABEL key value`. */
export function readLabel(head: Head): Label {
  return { ...head.base, kind: 'LABEL', ...pairsOf(head) };
}

function pairsOf(head: Head): {
  readonly args: readonly string[];
  readonly json: false;
  readonly pairs: readonly KeyValue[];
} {
  const { rest } = head.base;
  const words = quotedWords(rest.text, head.escape);
  if (words.length === 0) {
    head.problem('no-wrong-argument-count', `${head.keyword} needs at least one key and value.`);
    return { args: [], json: false, pairs: [] };
  }
  const pairs = words[0]?.text.includes('=') ? modernPairs(head, words) : legacyPair(head);
  for (const { key, span } of pairs) {
    if (key.text === '') head.problem('no-invalid-key-value', `${head.keyword} has a value without a key.`, span);
  }
  const args = pairs.flatMap(({ key, value, legacy }) => [key.text, value.text, legacy ? '' : '=']);
  return { args, json: false, pairs };
}

function modernPairs(head: Head, words: readonly QuotedWord[]): readonly KeyValue[] {
  const pairs: KeyValue[] = [];
  for (const word of words) {
    const pair = pairOf(head.base.rest, word);
    if (pair) pairs.push(pair);
    else {
      const span = head.base.rest.spanOf(word.start, word.end);
      head.problem('no-invalid-key-value', `${word.text} has no =; quote a value that holds blanks.`, span);
    }
  }
  return pairs;
}

function pairOf(rest: JoinedText, word: QuotedWord): KeyValue | undefined {
  const equals = word.text.indexOf('=');
  if (equals < 0) return undefined;
  const middle = word.start + equals;
  return {
    key: wordAt(rest, { start: word.start, end: middle }),
    value: wordAt(rest, { start: middle + 1, end: word.end }, word.text.slice(equals + 1)),
    legacy: false,
    span: rest.spanOf(word.start, word.end),
  };
}

function legacyPair(head: Head): readonly KeyValue[] {
  const { rest } = head.base;
  const { text } = rest;
  let keyEnd = 0;
  while (keyEnd < text.length && !isSeparator(text.charCodeAt(keyEnd))) keyEnd++;
  let valueStart = keyEnd;
  while (valueStart < text.length && isSeparator(text.charCodeAt(valueStart))) valueStart++;
  if (valueStart >= text.length) {
    head.problem('no-invalid-key-value', `${head.keyword} ${text} has no value.`);
    return [];
  }
  return [
    {
      key: wordAt(rest, { start: 0, end: keyEnd }),
      value: wordAt(rest, { start: valueStart, end: text.length }),
      legacy: true,
      span: rest.spanOf(0, text.length),
    },
  ];
}
