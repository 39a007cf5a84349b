import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-missing-from',
  title: 'Name a base image',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without FROM there is nothing to build: BuildKit refuses the file. Write `FROM scratch` for an image from nothing.',
  remedy: 'Add a FROM line.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [{ bad: 'ARG VERSION=1\n', at: 'ARG VERSION=1' }, { good: 'FROM scratch\nCOPY app /\n' }],
});
