import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unknown-flag',
  title: 'Use flags that the instruction has',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses the file. Often the flag belongs to another instruction, or to `docker run`.',
  remedy: 'Correct the name of the flag, or remove it.',
  messages: { refused: '{problem}' },
  check: {
    problem({ message, span }, { report, text }) {
      const nearest = /Did you mean --([\w-]+)\?$/.exec(message)?.[1];
      const name = /^--([\w-]+)/.exec(text.slice(span.start, span.end))?.[1];
      const at = { start: span.start + 2, end: span.start + 2 + (name?.length ?? 0) };
      report({
        message: 'refused',
        values: { problem: message },
        at: span,
        fix:
          nearest && name
            ? {
                title: `Write --${nearest}`,
                safety: name.toLowerCase().replaceAll('_', '-') === nearest ? 'safe' : 'review',
                edits: [{ span: at, text: nearest }],
              }
            : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nCOPY --chwon=1000 app /app\n',
      at: '--chwon=1000',
      good: 'FROM alpine:3.23\nCOPY --chown=1000 app /app\n',
    },
    {
      title: 'In another case',
      bad: 'FROM alpine:3.23\nCOPY --Chown=1000 app /app\n',
      at: '--Chown=1000',
      good: 'FROM alpine:3.23\nCOPY --chown=1000 app /app\n',
    },
    { good: 'FROM alpine:3.23\nCOPY --chown=1000 app /app\n' },
  ],
});
