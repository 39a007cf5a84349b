import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unterminated-heredoc',
  title: 'End a here-document with its word alone on a line',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without the end word everything below belongs to the here-document: the instructions there never run, and BuildKit refuses the file.',
  remedy: 'Put the word alone on a line, at its very start; behind `<<-` tabs may stand before it.',
  messages: { refused: '{problem}' },
  check: {
    problem(problem, { report }) {
      report({ message: 'refused', values: { problem: problem.message }, at: problem.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN <<EOF\nmake\n', at: '<<EOF' },
    { good: 'FROM alpine:3.23\nRUN <<EOF\nmake\nEOF\n' },
  ],
});
