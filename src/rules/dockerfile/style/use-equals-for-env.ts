import type { Env, KeyValue, Label } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';

export default defineRule({
  id: 'use-equals-for-env',
  title: 'Write an equals sign between key and value',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['LegacyKeyValueFormat'],
  why: '`ENV key value` is the old form: it takes the whole rest of the line as one value, so `ENV A=1 B=2` and `ENV A 1 B=2` mean different things. BuildKit warns about it.',
  remedy: 'Write `key=value`, with quotes around a value that holds blanks.',
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  messages: { legacy: '{keyword} {key} is written without an equals sign.' },
  check: {
    ENV(env, { text, report }) {
      const found = legacyPair(env, text);
      if (found) report(found);
    },
    LABEL(label, { text, report }) {
      const found = legacyPair(label, text);
      if (found) report(found);
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nENV LEVEL info\n', at: 'LEVEL', good: 'FROM alpine:3.23\nENV LEVEL=info\n' },
    {
      title: 'A value with blanks',
      bad: 'FROM alpine:3.23\nLABEL summary A small server\n',
      at: 'summary',
      good: 'FROM alpine:3.23\nLABEL summary="A small server"\n',
    },
    { good: 'FROM alpine:3.23\nENV A=1 B="2 3"\n' },
  ],
});

function legacyPair({ keyword, pairs }: Env | Label, text: string) {
  const pair = pairs.find(({ legacy, value }) => legacy && !value.text.startsWith('='));
  if (!pair) return undefined;
  const values = { keyword: keyword.text.toUpperCase(), key: pair.key.text };
  return { message: 'legacy', values, at: pair.key.span, fix: fixOf(pair, text) } as const;
}

/** Quotes and escapes in the old form have rules of their own, so that such values are left to people. */
function fixOf({ key, value }: KeyValue, text: string): Fix | undefined {
  const gap = { start: key.span.end, end: value.span.start };
  const isPlain =
    !/["'\\`\n]/.test(value.text) &&
    value.span.end - value.span.start === value.text.length &&
    /^[ \t]+$/.test(text.slice(gap.start, gap.end));
  if (!isPlain) return undefined;
  const needsQuotes = /\s/.test(value.text);
  const close = { span: { start: value.span.end, end: value.span.end }, text: '"' };
  return {
    title: 'Write an equals sign',
    safety: 'safe',
    edits: needsQuotes ? [{ span: gap, text: '="' }, close] : [{ span: gap, text: '=' }],
  };
}
