import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-equals-for-arg',
  title: 'Give an ARG its default with an equals sign',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`ARG NAME value` declares two arguments, one called NAME and one called like the value. NAME has no default, and the build goes on with an empty text.',
  remedy: 'Write `ARG NAME=value`.',
  references: ['https://docs.docker.com/reference/dockerfile/#arg'],
  messages: { name: '{value} is taken as the name of another argument; {name} has no default.' },
  check: {
    ARG(arg, { text, report }) {
      // `ARG A=1 # note`: words of a comment that is none.
      if (arg.declarations.some(({ name }) => name.text.startsWith('#'))) return;
      for (const [index, { name, value }] of arg.declarations.entries()) {
        const before = arg.declarations[index - 1];
        if (!before || before.value || value || /^["']?[A-Za-z_]\w*["']?$|\$/.test(name.text)) continue;
        const gap = { start: before.span.end, end: name.span.start };
        report({
          message: 'name',
          values: { value: name.text, name: before.name.text },
          at: name.span,
          fix: /^[ \t]+$/.test(text.slice(gap.start, gap.end))
            ? { title: 'Write an equals sign', safety: 'review', edits: [{ span: gap, text: '=' }] }
            : undefined,
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nARG VERSION 1.2.3\n',
      at: '1.2.3',
      good: 'FROM alpine:3.23\nARG VERSION=1.2.3\n',
    },
    { title: 'Several arguments', good: 'FROM alpine:3.23\nARG TARGETOS TARGETARCH\n' },
  ],
});
