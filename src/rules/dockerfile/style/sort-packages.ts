import { defineRule } from '#lint/define-rule.js';
import { compareWords, packageLists } from '#shell/package-lists.js';
import { sortedPackages } from '#shell/sorted-packages.js';
import { startsLine } from '#text/lines.js';

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
    command(command, { report, document, instructionOf }) {
      for (const { packages } of packageLists(command, document.text)) {
        if (packages.length < 4) continue;
        const words = packages.map(({ word }) => word);
        const at = words.findIndex((word, index) => index > 0 && compareWords(word, words[index - 1] ?? word) < 0);
        const word = words[at];
        if (!word) continue;
        const inLines = words.every(({ span }) => startsLine(document.text, span.start));
        const edits = inLines && !command.wrapper ? sortedPackages(document, instructionOf(command), command) : [];
        report({
          message: 'unsorted',
          values: { name: word.value, before: words[at - 1]?.value ?? '' },
          at: word.span,
          fix: edits.length > 0 ? { title: 'Sort the packages', safety: 'safe', edits } : undefined,
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
    { good: 'FROM debian:13\nRUN apt-get install -y \\\n  bzip2 \\\n  curl \\\n  git \\\n  xz-utils\n' },
  ],
});
