import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-flag-value',
  title: 'Give a flag a value that it accepts',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses a flag without its value, given twice, or with a value that it does not know.',
  remedy: 'Correct the value; `docker build --check` accepts the same ones.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN --network=nothing make\n', at: 'nothing' },
    { good: 'FROM alpine:3.23\nRUN --network=none make\n' },
  ],
});
