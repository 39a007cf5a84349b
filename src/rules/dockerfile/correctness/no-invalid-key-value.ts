import { defineRule } from '#lint/define-rule.js';
import { commentAbove } from '#lint/edits/comment-above.js';

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
  messages: {
    refused: '{problem}',
    comment: 'A comment cannot stand behind arguments: each of its words is taken for a pair.',
  },
  check: {
    problem(problem, { document, report, text }) {
      const { start, end } = problem.span;
      const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
      // The first word of the comment speaks for all of them.
      if (/[^\s\\`].*\s#/.test(before) && !/["']/.test(before)) return;
      if (text[start] === '#') {
        const instruction = document.instructions.find(({ lines }) => lines.start <= start && start < lines.end);
        const edits = instruction && commentAbove(document, instruction, { start, end });
        report({
          message: 'comment',
          at: { start, end },
          fix: edits && { title: 'Put the comment on a line of its own', safety: 'safe', edits },
        });
        return;
      }
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nENV A=1 B\n', at: 'B' },
    {
      title: 'A comment behind it',
      bad: 'FROM alpine:3.23\nENV A=1 # the first\n',
      at: '#',
      good: 'FROM alpine:3.23\n# the first\nENV A=1\n',
    },
    { good: 'FROM alpine:3.23\nENV A=1 B=2\n' },
  ],
});
