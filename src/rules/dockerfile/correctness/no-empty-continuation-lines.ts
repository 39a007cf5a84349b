import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-empty-continuation-lines',
  title: 'Leave no blank line inside a continued instruction',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['NoEmptyContinuation'],
  why: 'Docker warns of it, and a future release will take the blank line as the end of the instruction: what stands below then becomes an unknown instruction.',
  remedy: 'Delete the blank line, or write a comment line with `#`.',
  references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  messages: { blank: '{keyword} goes on below a blank line.' },
  check: {
    file({ document, report }) {
      for (const { innerBlanks, keyword } of document.instructions) {
        const [blank] = innerBlanks;
        if (!blank) continue;
        report({
          message: 'blank',
          values: { keyword: keyword.text },
          at: keyword.span,
          related: [{ at: blank, note: 'This line is blank.' }],
          fix: {
            title: 'Delete the blank lines',
            safety: 'safe',
            edits: innerBlanks.map((span) => ({ span, text: '' })),
          },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN make \\\n\n  && make install\n',
      at: 'RUN',
      good: 'FROM alpine:3.23\nRUN make \\\n  && make install\n',
    },
    {
      title: 'A comment line is fine',
      good: 'FROM alpine:3.23\nRUN make \\\n  # the second step\n  && make install\n',
    },
  ],
});
