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
    problem(problem, { document, report, text }) {
      const { start } = problem.span;
      const shell = document.instructions.find(
        ({ kind, lines }) => kind === 'SHELL' && lines.start <= start && start < lines.end,
      );
      const words = shell?.rest.text.trim() ?? '';
      const span = shell?.rest.spanOf(0, words.length);
      const isPlain = span && text.slice(span.start, span.end) === words && /^[\w./-]+(?: [\w./-]+)*$/.test(words);
      report({
        message: 'refused',
        values: { problem: problem.message },
        at: problem.span,
        fix: isPlain
          ? {
              title: 'Write a JSON array',
              safety: 'safe',
              edits: [
                {
                  span,
                  text: `[${words
                    .split(' ')
                    .map((word) => `"${word}"`)
                    .join(', ')}]`,
                },
              ],
            }
          : undefined,
      });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nSHELL /bin/sh -c\n', at: 'SHELL', good: 'FROM alpine:3.23\nSHELL ["/bin/sh", "-c"]\n' },
    { good: 'FROM alpine:3.23\nSHELL ["/bin/sh", "-c"]\n' },
  ],
});
