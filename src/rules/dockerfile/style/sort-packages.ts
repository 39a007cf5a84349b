import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { effectsOf } from '#shell/effects.js';
import type { ShellWord } from '#shell/shell-word.js';
import { isLiteral } from '#shell/shell-word.js';
import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';

export default defineRule({
  id: 'sort-packages',
  title: 'Sort a long list of packages',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'In a sorted list, one a line, a package is found at a glance, none stands twice, and two branches that add one do not collide.',
  remedy: 'Write one package a line, in alphabetical order.',
  references: ['https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments'],
  messages: { unsorted: '{name} stands behind {before}.' },
  check: {
    command(command, { report, text }) {
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'install' || effect.packages.length < 4) continue;
        const words = effect.packages.map(({ word }) => word);
        const [first, last] = [words[0], words.at(-1)];
        // Only a list that is laid out one a line is meant to be read as one.
        if (!first || !last || !text.slice(first.span.start, last.span.end).includes('\n')) continue;
        const at = words.findIndex((word, index) => index > 0 && word.value < (words[index - 1]?.value ?? ''));
        const word = words[at];
        if (word)
          report({
            message: 'unsorted',
            values: { name: word.value, before: words[at - 1]?.value ?? '' },
            at: word.span,
            fix: fixOf(effect.manager, words, text),
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get install -y \\\n  curl \\\n  git \\\n  bzip2 \\\n  xz-utils\n',
      at: 'bzip2',
      good: 'FROM debian:13\nRUN apt-get install -y \\\n  bzip2 \\\n  curl \\\n  git \\\n  xz-utils\n',
    },
    {
      title: 'The first beside the command, the last before another',
      bad: 'FROM alpine:3.23\r\nRUN apk add --no-cache git \\\r\n\tcurl \\\r\n\tbash \\\r\n\ttar && rm -rf /tmp/x\r\n',
      at: 'curl',
      good: 'FROM alpine:3.23\r\nRUN apk add --no-cache bash \\\r\n\tcurl \\\r\n\tgit \\\r\n\ttar && rm -rf /tmp/x\r\n',
    },
    {
      title: 'Comments go with the package below them',
      bad: 'FROM debian:13\nRUN apt-get install -y \\\n  curl \\\n  # for the archive\n  bzip2 \\\n  git \\\n  xz-utils\n',
      at: 'bzip2',
      good: 'FROM debian:13\nRUN apt-get install -y \\\n  # for the archive\n  bzip2 \\\n  curl \\\n  git \\\n  xz-utils\n',
    },
    {
      title: 'Backslashes in a column',
      bad: 'FROM debian:13\nRUN apt-get install -y \\\n  curl      \\\n  git       \\\n  bzip2     \\\n  xz-utils  && make\n',
      at: 'bzip2',
      good: 'FROM debian:13\nRUN apt-get install -y \\\n  bzip2     \\\n  curl      \\\n  git       \\\n  xz-utils  && make\n',
    },
    {
      title: 'Two on a line belong together',
      bad: 'FROM debian:13\nRUN apt-get install -y \\\n  libz1 libz-dev \\\n  curl \\\n  git\n',
      at: 'libz-dev',
    },

    { good: 'FROM debian:13\nRUN apt-get install -y \\\n  bzip2 \\\n  curl \\\n  git \\\n  xz-utils\n' },
  ],
});

/**
 * The words change places, each with the comment lines above it. Only for plain words, each on a line of its own; with
 * comments it is for people to look at, as one may speak of all packages below it.
 */
function fixOf(manager: string, words: readonly ShellWord[], text: string): Fix | undefined {
  const isPlain = words.every(
    (word) => isLiteral(word) && !/^-|-$/.test(word.value) && text.slice(word.span.start, word.span.end) === word.text,
  );
  const gaps = words
    .slice(1)
    .map((word, index) => GAP.exec(text.slice(words[index]?.span.end, word.span.start))?.groups);
  const [first, last] = [words[0], words.at(-1)];
  // Tabs in front of the backslashes have no fixed width.
  if (words.some(({ span }) => /^[ ]*\t/.test(text.slice(span.end)))) return undefined;
  if (!first || !last || !isPlain || !gaps.every((gap) => gap !== undefined)) return undefined;
  const comments = ['', ...gaps.map(({ comments: lines = '' }) => lines)];
  const order = [...words.keys()].sort((a, b) => compare(words[a]?.value ?? '', words[b]?.value ?? ''));
  const name = (index: number) => words[index]?.text ?? '';
  const title = 'Sort the packages';
  if (comments.every((lines) => lines === '')) {
    const edits = words.flatMap(({ span, text: old }, place) =>
      order[place] === place ? [] : [swap(span, old, name(order[place] as number), text)],
    );
    return { title, safety: SYSTEM.test(manager) ? 'safe' : 'review', edits };
  }
  if (gaps.some(({ head = '' }) => /^\s{2}/.test(head))) return undefined;
  // A comment above the first may head the whole list; one that moves to the top needs a line there.
  const [above = '', beside = ''] = text.slice(0, first.span.start).split('\n').slice(-2);
  if (/^\s*#/.test(above) || beside.trim() !== '') return undefined;
  const sorted = order.map((from, place) => {
    if (place === 0) return `${comments[from]?.trimStart()}${comments[from] ? beside : ''}${name(from)}`;
    const { head = '', indent = '' } = gaps[place - 1] ?? {};
    return `${head}${comments[from]}${indent}${name(from)}`;
  });
  const span = { start: first.span.start, end: last.span.end };
  return { title, safety: 'review', edits: [{ span, text: sorted.join('') }] };
}

/** From one word to the next: the end of the line, comment lines, and the indentation. */
const GAP = /^(?<head>[ \t]*[\\`][ \t]*\r?\n)(?<comments>(?:[ \t]*#[^\n]*\n)*)(?<indent>[ \t]*)$/;

/** Managers that work out everything they are given before they begin. */
const SYSTEM = /^(?:apt|apk|dnf|microdnf|yum|zypper|pacman)$/;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One name for another; blanks behind it that line up the backslashes go on doing so. */
function swap(span: Span, old: string, name: string, text: string): Edit {
  const blanks = /^ */.exec(text.slice(span.end))?.[0].length ?? 0;
  if (blanks < 2) return { span, text: name };
  const width = Math.max(old.length + blanks, name.length + 1);
  return { span: { start: span.start, end: span.end + blanks }, text: name.padEnd(width) };
}
