import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-carriage-return-in-heredoc',
  title: 'Write here-documents with line feeds only',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['SC1017'],
  why: 'Docker ignores the carriage returns of Windows everywhere but in here-documents. There the shell gets them as part of the last word of each line: `set -e` fails with "illegal option", files get a name that ends in an invisible character, and `#!/bin/sh` is not found.',
  remedy: 'Save the file with LF line ends, and keep them with `Dockerfile text eol=lf` in .gitattributes.',
  references: ['https://github.com/moby/buildkit/issues/4282'],
  messages: { returns: 'The lines of this here-document end in a carriage return, which the {reader} reads.' },
  check: {
    file({ document, report, stageOf }) {
      const { text, instructions } = document;
      for (const instruction of instructions) {
        for (const { body, marker } of instruction.heredocs) {
          const content = text.slice(body.start, body.end);
          if (!content.includes('\r\n')) continue;
          // Text files may have any line end; a script may not.
          const isScript = instruction.kind === 'RUN' || content.startsWith('#!');
          const base = stageOf(instruction)?.rootBase;
          if (!isScript || (base?.kind === 'image' && base.facts?.distribution === 'windows')) continue;
          report({
            message: 'returns',
            values: { reader: instruction.kind === 'RUN' ? 'shell' : 'kernel' },
            at: marker,
            fix: {
              title: 'Remove the carriage returns',
              safety: 'safe',
              edits: [{ span: body, text: content.replaceAll('\r\n', '\n') }],
            },
          });
        }
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\r\nRUN <<EOF\r\nset -e\r\nmake\r\nEOF\r\n',
      at: '<<EOF',
      good: 'FROM debian:13\r\nRUN <<EOF\r\nset -e\nmake\nEOF\r\n',
    },
    { title: 'Elsewhere Docker ignores them', good: 'FROM debian:13\r\nRUN make \\\r\n  && make install\r\n' },
    { title: 'A text for people', good: 'FROM debian:13\r\nCOPY <<EOF /etc/motd\r\nWelcome\r\nEOF\r\n' },
  ],
});
