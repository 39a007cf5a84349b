import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-instruction-before-from',
  title: 'Start with FROM; only ARG may stand before it',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3061'],
  why: 'There is no stage yet to which the instruction could belong, so BuildKit refuses the file.',
  remedy: 'Move the instruction below FROM.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [{ bad: 'RUN make\nFROM alpine:3.23\n', at: 'RUN' }, { good: 'ARG VERSION=3.23\nFROM alpine:$VERSION\n' }],
});
