import { defineRule } from '#lint/define-rule.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-unknown-instruction',
  title: 'Every line starts with an instruction that Docker knows',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A keyword that BuildKit does not know stops the build at once. Often the line before lacks its backslash, or the keyword has a typing mistake.',
  remedy: 'Correct the keyword, or continue the line above with a backslash.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { text, report }) {
      const { message, span } = problem;
      const nearest = /Did you mean (\w+)\?$/.exec(message)?.[1];
      // A keyword has arguments behind it; a line that was meant to go on may only look like one.
      const isKeyword = /^[A-Z]{3,}[ \t]+\S/.test(text.slice(span.start));
      const fix = reviewFix(`Write ${nearest}`, nearest && isKeyword ? { span, text: nearest } : undefined);
      report({ message: 'refused', values: { problem: message }, at: span, fix });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nCOPPY app /app\n', at: 'COPPY', good: 'FROM alpine:3.23\nCOPY app /app\n' },
    { good: 'FROM alpine:3.23\nCOPY app /app\n' },
    { title: 'A forgotten backslash', bad: 'FROM alpine:3.23\nRUN apk add\n  curl\n', at: 'curl' },
  ],
});
