import type { Add, Copy, Word } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { State } from '#model/stage.js';

export default defineRule({
  id: 'use-trailing-slash-for-copies',
  title: 'End the destination of several files with a slash',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3021', 'DS-0011'],
  why: 'Several files can only be copied into a directory, and only a slash at the end says that the destination is one. The classic builder stops with an error; BuildKit writes the files over each other when the directory does not exist.',
  remedy: 'End the destination with `/`.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  messages: { file: '{destination} takes {count} sources and must end with a slash.' },
  check: {
    COPY(copy, { report, stateAt }) {
      const found = missingSlash(copy, stateAt(copy));
      if (found) report(found);
    },
    ADD(add, { report, stateAt }) {
      const found = missingSlash(add, stateAt(add));
      if (found) report(found);
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCOPY package.json package-lock.json /app\n',
      at: '/app',
      good: 'FROM node:24-slim\nCOPY package.json package-lock.json /app/\n',
    },
    {
      title: 'In JSON',
      bad: 'FROM node:24-slim\nCOPY ["a b.txt", "c.txt", "/app"]\n',
      at: '"/app"',
      good: 'FROM node:24-slim\nCOPY ["a b.txt", "c.txt", "/app/"]\n',
    },
    { title: 'The working directory itself', good: 'FROM node:24-slim\nWORKDIR /app\nCOPY a.txt b.txt .\n' },
    { title: 'The slash comes out of a variable', good: 'FROM node:24-slim\nENV DIR=/app/\nCOPY a b $DIR\n' },
  ],
});

function missingSlash({ sources, destination, heredocs }: Copy | Add, state: State | undefined) {
  const count = sources.length + heredocs.length;
  if (!destination || count < 2) return undefined;
  const value = state ? state.expand(destination.text) : destination.text;
  if (value === undefined || value === '' || value === '.' || /[/\\]$/.test(value)) return undefined;
  // `--from stage` instead of `--from=stage` is another mistake.
  if (sources[0]?.text.startsWith('--')) return undefined;
  // `COPY file:0123… in /path`: a line of `docker history`, not of a Dockerfile.
  if (sources.some(({ text }) => /^(?:file|multi|dir):[0-9a-f]{16,}$/.test(text))) return undefined;
  const end = insideQuotes(destination);
  const fix: Fix = { title: 'Add the slash', safety: 'safe', edits: [{ span: { start: end, end }, text: '/' }] };
  return { message: 'file', values: { destination: destination.text, count }, at: destination.span, fix } as const;
}

/** Where the text of a word ends: before its closing quote. */
function insideQuotes({ text, span }: Word): number {
  const quoted = /["']$/.test(text) || span.end - span.start === text.length + 2;
  return quoted ? span.end - 1 : span.end;
}
