import type { Instruction, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';

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
        report({ message: 'data', values: { keyword: instruction.keyword.text }, at });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nEXPOSE 80 # web\n', at: '# web' },
    { good: 'FROM alpine:3.23\n# web\nEXPOSE 80\n' },
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
    default:
      return undefined;
  }
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
