import type { Instruction } from '#dockerfile/document.js';
import { jsonStrings } from '#dockerfile/json-array.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { Edit } from '#text/edit.js';
import type { JoinedText } from '#text/joined-text.js';

export default defineRule({
  id: 'no-broken-exec-form',
  title: 'Write the exec form as valid JSON',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'An array that is not valid JSON is silently taken for shell form: the shell then looks for a program called `[`, and the container fails with "not found".',
  remedy: 'Use double quotes, a comma between elements and none behind the last, and double every backslash.',
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  messages: { shell: 'This is not valid JSON ({reason}), so a shell gets it as it stands.' },
  check: {
    RUN: judge,
    CMD: judge,
    ENTRYPOINT: judge,
  },
  examples: [
    {
      bad: "FROM node:24-slim\nCMD ['node', 'server.js']\n",
      at: "['node', 'server.js']",
      good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
    },
    {
      title: 'A comma too many',
      bad: 'FROM node:24-slim\nCMD ["node", "server.js",]\n',
      at: '["node", "server.js",]',
      good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
    },
    {
      title: 'Curly quotes, over several lines',
      bad: 'FROM node:24-slim\nCMD [ \u201cnode\u201d, \\\n  \u201cserver.js\u201d ]\n',
      at: '[ \u201cnode\u201d, \\\n  \u201cserver.js\u201d ]',
      good: 'FROM node:24-slim\nCMD [ "node", \\\n  "server.js" ]\n',
    },
    {
      title: 'What is meant is not sure',
      bad: "FROM node:24-slim\nCMD ['node', 'it''s']\n",
      at: "['node', 'it''s']",
    },
    { title: 'A test in the shell', good: 'FROM node:24-slim\nRUN [ -f /etc/hosts ] && echo yes\n' },
  ],
});

type Reported = Extract<Instruction, { kind: 'RUN' | 'CMD' | 'ENTRYPOINT' }>;

function judge(
  { form, shell }: Reported,
  {
    report,
  }: {
    report(report: { message: 'shell'; values: { reason: string }; at: Reported['span']; fix?: Fix | undefined }): void;
  },
): void {
  const { text } = shell;
  if (form === 'exec' || !/^\[\s*["'\u2018-\u201f]/.test(text) || !text.trimEnd().endsWith(']')) return;
  // `[ "$a" = b ]` is a test: no comma between its words.
  if (!/["'\u2018-\u201f]\s*,|^\[\s*(["'])[^"']*\1\s*\]$/.test(text)) return;
  report({
    message: 'shell',
    values: { reason: reasonOf(text) },
    at: shell.spanOf(0, text.trimEnd().length),
    fix: fixOf(shell),
  });
}

function reasonOf(text: string): string {
  if (/[\u2018-\u201f]/.test(text)) return 'curly quotes';
  if (/^\[\s*'/.test(text)) return 'single quotes';
  if (/,\s*\]$/.test(text)) return 'a comma behind the last element';
  return /[^\\]\\[^"\\/bfnrtu]/.test(text) ? 'a single backslash' : 'a sign too many or too few';
}

/** Straight double quotes, and no comma behind the last; only where that alone makes a JSON array of it. */
function fixOf(shell: JoinedText): Fix | undefined {
  const { text } = shell;
  // An expansion needs the shell that the exec form does without.
  if (/[$`"\\]/.test(text.replace(/"[^"\\$`]*"/g, ''))) return undefined;
  const edits: Edit[] = [];
  let mended = '';
  for (let at = 0; at < text.length; at++) {
    const isQuote = /['\u2018-\u201f]/.test(text[at] as string);
    const isComma = text[at] === ',' && /^,\s*\]\s*$/.test(text.slice(at));
    if (isQuote || isComma) edits.push({ span: shell.spanOf(at, at + 1), text: isQuote ? '"' : '' });
    mended += isQuote ? '"' : isComma ? '' : text[at];
  }
  const words = jsonStrings(mended);
  if (typeof words === 'string' || !words.every((word) => word.text !== '' && !/[,[\]]/.test(word.text)))
    return undefined;
  return { title: 'Write a JSON array', safety: 'safe', edits };
}
