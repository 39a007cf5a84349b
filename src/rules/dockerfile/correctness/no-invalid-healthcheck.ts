import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-healthcheck',
  title: 'Write a health check that Docker accepts',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses a health check without a command, with a word other than CMD or NONE, or with durations that are none.',
  remedy: 'Write `HEALTHCHECK --interval=30s CMD command`, with durations such as 30s or 1m30s.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nHEALTHCHECK --interval=30 CMD true\n', at: '30' },
    { good: 'FROM alpine:3.23\nHEALTHCHECK --interval=30s CMD true\n' },
  ],
});
