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
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nCOPY --chwon=1000 app /app\n', at: '--chwon=1000' },
    { good: 'FROM alpine:3.23\nCOPY --chown=1000 app /app\n' },
  ],
});
