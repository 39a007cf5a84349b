import type { CommandForm, Instruction, Word } from '#dockerfile/document.js';
import { jsonStrings } from '#dockerfile/json-array.js';
import { defineRule } from '#lint/define-rule.js';
import { commentAbove } from '#lint/edits/comment-above.js';

export default defineRule({
  id: 'no-inline-comment',
  title: 'Put a comment on a line of its own',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Docker knows comments only at the start of a line. Elsewhere `#` and the words behind it become arguments: ports, files to copy, or part of a path.',
  remedy: 'Move the comment to its own line above.',
  references: ['https://docs.docker.com/reference/dockerfile/#format'],
  messages: { data: '{keyword} takes this comment for its arguments.' },
  check: {
    file({ document, report }) {
      for (const instruction of document.instructions) {
        const word = commentWord(instruction);
        if (!word) continue;
        const at = { start: word.span.start, end: instruction.span.end };
        const edits = commentAbove(document, instruction, at)?.map((edit) => {
          // The exec form becomes another command without what stands behind it: the edit holds both.
          if (!('shell' in instruction) || edit.text !== '') return edit;
          const { start } = instruction.shell.spanOf(0, 1);
          return { span: { start, end: edit.span.end }, text: document.text.slice(start, edit.span.start) };
        });
        report({
          message: 'data',
          values: { keyword: instruction.keyword.text },
          at,
          fix: edits && {
            title: 'Put the comment on a line of its own',
            // In the others the text may be meant.
            safety: /^(?:EXPOSE|COPY|ADD|RUN|CMD|ENTRYPOINT)$/.test(instruction.kind) ? 'safe' : 'review',
            edits,
          },
        });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nEXPOSE 80 # web\n', at: '# web', good: 'FROM alpine:3.23\n# web\nEXPOSE 80\n' },
    { good: 'FROM alpine:3.23\n# web\nEXPOSE 80\n' },
    {
      title: 'Behind an exec form: a shell gets all of it',
      bad: 'FROM node:24-slim\nCMD ["node", "server.js"] # start\n',
      at: '# start',
      good: 'FROM node:24-slim\n# start\nCMD ["node", "server.js"]\n',
    },
    {
      title: 'Indented, with the line ends of Windows',
      bad: 'FROM alpine:3.23\r\n  EXPOSE 80  # web \r\nCMD ["sh"]\r\n',
      at: '# web',
      good: 'FROM alpine:3.23\r\n  # web\r\n  EXPOSE 80 \r\nCMD ["sh"]\r\n',
    },
    { title: 'The shell knows comments', good: 'FROM alpine:3.23\nRUN make # all of it\n' },
  ],
});

/** The first word that starts with a lone `#`, where nobody wants one. */
function commentWord(instruction: Instruction): Word | undefined {
  switch (instruction.kind) {
    case 'EXPOSE':
      return instruction.ports.find(isComment);
    case 'COPY':
    case 'ADD':
      return instruction.json ? undefined : instruction.sources.find(isComment);
    case 'VOLUME':
      return instruction.json ? undefined : instruction.paths.find(isComment);
    case 'WORKDIR':
      return tail(instruction.path);
    case 'USER':
      return tail(instruction.user);
    case 'ENV':
    case 'LABEL': {
      const [pair] = instruction.pairs;
      return pair?.legacy && !/^["']/.test(pair.value.text) ? tail(pair.value) : undefined;
    }
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return instruction.form === 'shell' ? behindArray(instruction) : undefined;
    default:
      return undefined;
  }
}

/** The comment behind what would be an exec form without it. */
function behindArray({ shell }: CommandForm): Word | undefined {
  const match = /^(\[.*\])\s+#/s.exec(shell.text);
  if (!match?.[1] || !Array.isArray(jsonStrings(match[1]))) return undefined;
  const start = match[0].length - 1;
  return { text: shell.text.slice(start), span: shell.spanOf(start, shell.text.length) };
}

function isComment({ text }: Word): boolean {
  return text === '#' || /^#\s/.test(text);
}

function tail(word: Word | undefined): Word | undefined {
  const at = word?.text.search(/\s#\s/) ?? -1;
  return word && at >= 0
    ? { text: word.text.slice(at + 1), span: { start: word.span.start + at + 1, end: word.span.end } }
    : undefined;
}
