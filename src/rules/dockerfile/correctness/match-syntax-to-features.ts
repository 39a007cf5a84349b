import { defineRule } from '#lint/define-rule.js';
import { syntaxFeaturesOf } from '#model/syntax-feature.js';
import { syntaxImageOf } from '#model/syntax-image.js';

export default defineRule({
  id: 'match-syntax-to-features',
  title: 'Ask for a syntax version that knows what the file uses',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The `# syntax=` line is a pin: BuildKit reads the file with exactly that version, however new the builder is. An older one refuses a flag that it does not know, and takes the body of a here-document for instructions.',
  remedy: 'Raise the pin, or write `docker/dockerfile:1`, which is always the newest.',
  references: ['https://docs.docker.com/build/buildkit/dockerfile-release-notes/'],
  messages: { old: '{feature} needs docker/dockerfile:1.{needed}; the file asks for {tag}.' },
  check: {
    file({ document, report }) {
      const image = syntaxImageOf(document);
      if (!image || image.minor === undefined || image.tag === undefined) return;
      const { tag, minor, isLabs, tagSpan, hasDigest } = image;
      const needs = document.instructions
        .flatMap(syntaxFeaturesOf)
        .filter((feature) => (isLabs ? feature.labsMinor : feature.minor) > minor);
      // One pin is too old once: the feature that asks for most says it.
      const [most] = needs.toSorted((a, b) => b.minor - a.minor);
      if (!most) return;
      report({
        message: 'old',
        values: { feature: most.name, needed: most.minor, tag },
        at: tagSpan,
        related: needs.map(({ name, span }) => ({ at: span, note: `${name} stands here.` })),
        fix: hasDigest
          ? undefined
          : { title: 'Ask for the newest version 1', safety: 'review', edits: [{ span: tagSpan, text: '1' }] },
      });
    },
  },
  examples: [
    {
      bad: '# syntax=docker/dockerfile:1.2\nFROM node:24-slim\nCOPY --link package.json /app/\n',
      at: '1.2',
      good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nCOPY --link package.json /app/\n',
    },
    {
      title: 'A here-document',
      bad: '# syntax=docker/dockerfile:1.3\nFROM alpine:3.23\nRUN <<EOF\nset -e\nmake\nEOF\n',
      at: '1.3',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\nRUN <<EOF\nset -e\nmake\nEOF\n',
    },
    {
      title: 'The labs channel had it first',
      good: '# syntax=docker/dockerfile:1.7-labs\nFROM node:24-slim\nCOPY --parents packages/*/package.json /app/\n',
    },
  ],
});
