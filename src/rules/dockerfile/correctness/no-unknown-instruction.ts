import { defineRule } from '#lint/define-rule.js';

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
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nCOPPY app /app\n', at: 'COPPY' },
    { good: 'FROM alpine:3.23\nCOPY app /app\n' },
    { title: 'A forgotten backslash', bad: 'FROM alpine:3.23\nRUN apk add\n  curl\n', at: 'curl' },
  ],
});
