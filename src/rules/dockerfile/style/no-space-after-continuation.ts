import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-space-after-continuation',
  title: 'End a continued line with its backslash',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Docker forgives blanks behind the backslash, a shell does not: there the backslash escapes the blank, and the command ends. Nobody sees the difference when the lines move to a script or a here-document.',
  remedy: 'Delete the blanks behind the backslash.',
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  messages: { trailing: 'Blanks follow the {escape} that continues this line.' },
  check: {
    file({ document, report }) {
      const { text, escape, instructions } = document;
      for (const { lines, line, heredocs } of instructions) {
        const end = heredocs[0]?.body.start ?? lines.end;
        if (line.text === '' || text.indexOf('\n', lines.start) + 1 >= end) continue;
        for (let at = lines.start; at < end; ) {
          const feed = text.indexOf('\n', at);
          const stop = feed < 0 || feed > end ? end : feed;
          const blanks = blanksBehind(text, at, stop, escape);
          if (blanks) {
            report({
              message: 'trailing',
              values: { escape: escape === '\\' ? 'backslash' : 'backtick' },
              at: blanks,
              fix: { title: 'Delete the blanks', safety: 'safe', edits: [{ span: blanks, text: '' }] },
            });
          }
          at = stop + 1;
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\  \n  curl\n',
      at: '  ',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n  curl\n',
    },
    { title: 'Blanks at the end of other lines', good: 'FROM alpine:3.23\nRUN make  \n' },
  ],
});

/** The blanks between the escape character that continues a line and its end; comment lines continue nothing. */
function blanksBehind(
  text: string,
  start: number,
  end: number,
  escape: string,
): { start: number; end: number } | undefined {
  let last = end;
  if (text[last - 1] === '\r') last--;
  let first = last;
  while (first > start && (text[first - 1] === ' ' || text[first - 1] === '\t')) first--;
  if (first === last || text[first - 1] !== escape) return undefined;
  return /^[ \t]*#/.test(text.slice(start, first)) ? undefined : { start: first, end: last };
}
