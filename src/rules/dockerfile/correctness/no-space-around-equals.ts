import type { Env, Label } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';

export default defineRule({
  id: 'no-space-around-equals',
  title: 'Leave no blank before an equals sign',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'With a blank behind the key the builder reads the old form `ENV key value`: the equals sign becomes part of the value. `ENV PORT = 80` sets PORT to `= 80`, and the build goes on.',
  remedy: 'Write `key=value` without blanks.',
  messages: { part: 'The value of {key} starts with the equals sign.' },
  check: {
    ENV(env, { text, report }) {
      const found = spacedPair(env, text);
      if (found) report(found);
    },
    LABEL(label, { text, report }) {
      const found = spacedPair(label, text);
      if (found) report(found);
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nENV PORT = 80\n', at: '=', good: 'FROM alpine:3.23\nENV PORT=80\n' },
    {
      bad: 'FROM alpine:3.23\nLABEL summary ="A server"\n',
      at: '=',
      good: 'FROM alpine:3.23\nLABEL summary="A server"\n',
    },
    { title: 'The old form itself', good: 'FROM alpine:3.23\nENV OPTIONS --level=info\n' },
  ],
});

function spacedPair({ pairs }: Env | Label, text: string) {
  const pair = pairs.find(({ legacy, value }) => legacy && value.text.startsWith('='));
  if (!pair) return undefined;
  const { key, value } = pair;
  const at = { start: value.span.start, end: value.span.start + 1 };
  const blanks = { start: key.span.end, end: at.start + 1 + (/^=[ \t]*/.exec(value.text)?.[0].length ?? 1) - 1 };
  // One word or one quoted text: anything else is more than one mistake.
  const isPlain = /^=[ \t]*(?:[^\s"'\\]+|"[^"\\]*"|'[^']*')$/.test(value.text);
  const isOneLine = /^[ \t]+=[ \t]*$/.test(text.slice(blanks.start, blanks.end));
  const fix: Fix | undefined =
    isPlain && isOneLine
      ? { title: 'Remove the blanks', safety: 'review', edits: [{ span: blanks, text: '=' }] }
      : undefined;
  return { message: 'part', values: { key: key.text }, at, fix } as const;
}
