import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-key-value',
  title: 'Write key=value',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses a pair without `=`, or without a key. Often a value with blanks lacks its quotes.',
  remedy: 'Write `KEY="value"`.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [{ bad: 'FROM alpine:3.23\nENV A=1 B\n', at: 'B' }, { good: 'FROM alpine:3.23\nENV A=1 B=2\n' }],
});
