import type { Instruction } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { Span } from '#text/span.js';

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
        report({ message: 'ended', at: { start, end: start + match[1].length }, fix: fixOf(text, lines, start, next) });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\ # tools\n  curl\n',
      at: '# tools',
      good: 'FROM alpine:3.23\n# tools\nRUN apk add --no-cache \\\n  curl\n',
    },
    {
      title: 'In a later line of the instruction',
      bad: 'FROM alpine:3.23\r\nRUN apk add \\\r\n    git \\ # to fetch\r\n    curl\r\n',
      at: '# to fetch',
      good: 'FROM alpine:3.23\r\nRUN apk add \\\r\n    # to fetch\r\n    git \\\r\n    curl\r\n',
    },
    { good: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n  # tools\n  curl\n' },
  ],
});

/** The comment moves to a line of its own above the line that it ended. */
function fixOf(text: string, lines: Span, start: number, next: Instruction): Fix | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', start);
  const lineEnd = text[feed - 1] === '\r' ? feed - 1 : feed;
  const { end } = next.keyword.span;
  // Above the first line of the file it might be a parser directive.
  if (feed < 0 || lineStart < lines.start || lineStart === 0) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const comment = text.slice(start, lineEnd).trimEnd();
  const at = lineStart + indent.length;
  return {
    title: 'Put the comment on a line of its own',
    safety: 'safe',
    edits: [
      { span: { start: at, end: at }, text: `${comment}${text.slice(lineEnd, feed + 1)}${indent}` },
      // The line below becomes a part of this instruction again, so that its first word is touched, too.
      { span: { start: text.slice(0, start).trimEnd().length, end }, text: text.slice(lineEnd, end) },
    ],
  };
}
