import type { Word } from '#dockerfile/document.js';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { nearestOf } from '#text/nearest.js';

export default defineRule({
  id: 'no-undefined-stage',
  title: 'Refer only to stages that exist',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3022'],
  why: 'A name that is no stage means an image: with a typing mistake in it the build asks Docker Hub for that image and ends with "pull access denied", or takes what a stranger has put there. A number that is too high stops the build, too.',
  remedy: 'Write the name of the stage as it stands behind AS.',
  messages: {
    similar: 'There is no stage {name}. Did you mean {nearest}?',
    below: 'The stage {name} is only defined further down: FROM takes an image of that name.',
    number: 'There is no stage {name}: the numbers end at {last}.',
  },
  check: {
    file({ model, report }) {
      const names = model.stages.flatMap(({ name }) => (name && /^[\w.-]+$/.test(name) ? name : []));
      const last = model.stages.length - 1;
      for (const stage of model.stages) {
        for (const { word, stage: source } of stage.edges) {
          if (source) continue;
          if (/^\d+$/.test(word.text)) report({ message: 'number', values: { name: word.text, last }, at: word.span });
          const nearest = likelyStage(word.text, names);
          if (nearest)
            report({
              message: 'similar',
              values: { name: word.text, nearest },
              at: word.span,
              fix: renamed(word, nearest),
            });
        }
        const word = stage.from.image;
        if (!word || stage.base.kind !== 'image' || isKnownImage(word.text)) continue;
        const index = model.stages.findLast(({ name }) => name === word.text.toLowerCase())?.index ?? -1;
        if (index > stage.index) report({ message: 'below', values: { name: word.text }, at: word.span });
        if (index >= 0) continue;
        const nearest = likelyStage(word.text, names);
        if (nearest)
          report({
            message: 'similar',
            values: { name: word.text, nearest },
            at: word.span,
            fix: renamed(word, nearest),
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27 AS builder\nFROM alpine:3.23\nCOPY --from=biulder /go/bin/app /app\n',
      at: 'biulder',
      good: 'FROM golang:1.27 AS builder\nFROM alpine:3.23\nCOPY --from=builder /go/bin/app /app\n',
    },
    { title: 'A number', bad: 'FROM golang:1.27\nFROM alpine:3.23\nCOPY --from=2 /go/bin/app /app\n', at: '2' },
    { title: 'A base below', bad: 'FROM common AS web\nFROM node:24-slim AS common\n', at: 'common' },
    {
      title: 'An image or a named context',
      good: 'FROM golang:1.27 AS build\nFROM alpine:3.23\nCOPY --from=busybox:1.37 /bin/busybox /bin/\nCOPY --from=docs / /srv/\n',
    },
  ],
});

/** The stage that is meant; short names and those that differ in a number may well be named contexts. */
function likelyStage(name: string, names: readonly string[]): string | undefined {
  if (name.length < 5 || !/^[\w-]+$/.test(name) || isKnownImage(name)) return undefined;
  const nearest = nearestOf(name, names);
  const isNumbered = nearest?.replace(/\d+/g, '') === name.toLowerCase().replace(/\d+/g, '');
  return isNumbered ? undefined : nearest;
}

/** A name with a tag or a registry is that of an image, and so is one of Docker's library. */
function isKnownImage(name: string): boolean {
  return !/^[\w-]+$/.test(name) || baseImageFactsOf({ repository: name.toLowerCase(), tag: undefined }) !== undefined;
}

function renamed({ text, span }: Word, name: string): Fix | undefined {
  if (span.end - span.start !== text.length) return undefined;
  return { title: `Write ${name}`, safety: 'review', edits: [{ span, text: name }] };
}
