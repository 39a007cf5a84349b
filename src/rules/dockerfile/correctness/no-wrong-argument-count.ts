import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-wrong-argument-count',
  title: 'Give an instruction the arguments that it needs',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses the file before anything is built. Often a blank, a quote or a continuation is missing.',
  remedy: 'Add what is missing, or remove what is too much; the Dockerfile reference has the form of each instruction.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [{ bad: 'FROM alpine:3.23\nCOPY app\n', at: 'COPY' }, { good: 'FROM alpine:3.23\nCOPY app /app\n' }],
});
