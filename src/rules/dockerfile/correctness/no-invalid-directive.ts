import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-invalid-directive',
  title: 'Write parser directives as Docker knows them',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'BuildKit refuses a directive that is given twice and an escape character that is neither backslash nor backtick.',
  remedy: 'Correct the value, or remove the second directive.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [{ bad: '# escape=x\nFROM alpine:3.23\n', at: 'x' }, { good: '# escape=`\nFROM alpine:3.23\n' }],
});
