import { defineRule } from '#lint/define-rule.js';
import { lineEndBefore } from '#text/lines.js';

export default defineRule({
  id: 'no-comment-after-continuation',
  title: 'Put a comment on a line of its own, not behind a backslash',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A backslash continues a line only as its very last character. With a comment behind it the instruction ends there, and the next line is taken for an instruction of its own.',
  remedy: 'Move the comment to its own line above.',
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  messages: { ended: 'The backslash does not continue this line, as a comment follows it.' },
  check: {
    file({ document, report }) {
      const { text, escape, instructions } = document;
      for (const [index, { line, lines, kind }] of instructions.entries()) {
        const match = new RegExp(`[ \\t]${escape === '\\' ? '\\\\' : '`'}[ \\t]+(#[^\\n]*)$`).exec(line.text.trimEnd());
        const next = instructions[index + 1];
        // Only when something else than an instruction follows was it meant to go on.
        if (!match?.[1] || kind === 'UNKNOWN' || next?.kind !== 'UNKNOWN') continue;
        const start = text.lastIndexOf(match[1], lines.end);
        const at = { start, end: start + match[1].length };
        const mark = text.lastIndexOf(escape, start);
        const indent = /^[ \t]*/.exec(text.slice(lines.end))?.[0] ?? '';
        const lineEnd = lineEndBefore(text, lines.end);
        report({
          message: 'ended',
          at,
          fix: {
            title: 'Put the comment on a line of its own',
            safety: 'safe',
            edits: [{ span: { start: mark + 1, end: at.end }, text: `${lineEnd}${indent}${match[1].trimEnd()}` }],
          },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\ # tools\n  curl\n',
      at: '# tools',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n  # tools\n  curl\n',
    },
    { good: 'FROM alpine:3.23\nRUN apk add --no-cache curl # tools\n' },
  ],
});
