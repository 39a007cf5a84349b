import type { Instruction } from '#dockerfile/document.js';
import { jsonStrings } from '#dockerfile/json-array.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';

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
    { title: 'A test in the shell', good: 'FROM node:24-slim\nRUN [ -f /etc/hosts ] && echo yes\n' },
  ],
});

type Reported = Extract<Instruction, { kind: 'RUN' | 'CMD' | 'ENTRYPOINT' }>;

function judge(
  { form, shell }: Reported,
  {
    report,
  }: {
    report(report: { message: 'shell'; values: { reason: string }; at: Reported['span']; fix: Fix | undefined }): void;
  },
): void {
  const { text } = shell;
  if (form === 'exec' || !/^\[\s*["'\u2018-\u201f]/.test(text) || !text.trimEnd().endsWith(']')) return;
  // `[ "$a" = b ]` is a test: no comma between its words.
  if (!/["'\u2018-\u201f]\s*,|^\[\s*(["'])[^"']*\1\s*\]$/.test(text)) return;
  const array = text.trimEnd();
  const at = shell.spanOf(0, array.length);
  const mended = mendedArray(array);
  const fix =
    mended !== undefined && shell.isContiguous(0, array.length)
      ? { title: 'Write valid JSON', safety: 'safe' as const, edits: [{ span: at, text: mended }] }
      : undefined;
  report({ message: 'shell', values: { reason: reasonOf(text) }, at, fix });
}

/** With straight double quotes and without the last comma, where that is all that is wrong. */
function mendedArray(text: string): string | undefined {
  const straight = text.replace(/[\u201c-\u201f]/g, '"').replace(/[\u2018-\u201b]/g, "'");
  const quoted = straight.includes('"') ? straight : straight.replaceAll("'", '"');
  const mended = quoted.replace(/,\s*\]$/, ']');
  return mended !== text && !text.includes('\\') && Array.isArray(jsonStrings(mended)) ? mended : undefined;
}

function reasonOf(text: string): string {
  if (/[\u2018-\u201f]/.test(text)) return 'curly quotes';
  if (/^\[\s*'/.test(text)) return 'single quotes';
  if (/,\s*\]$/.test(text)) return 'a comma behind the last element';
  return /[^\\]\\[^"\\/bfnrtu]/.test(text) ? 'a single backslash' : 'a sign too many or too few';
}
