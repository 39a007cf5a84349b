import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-json-array',
  title: 'Write a JSON array of strings',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses an array with numbers or other things in it, and SHELL accepts no other form than an array of strings.',
  remedy: 'Put every element in double quotes.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nSHELL /bin/sh -c\n', at: 'SHELL' },
    { good: 'FROM alpine:3.23\nSHELL ["/bin/sh", "-c"]\n' },
  ],
});
