import { defineRule } from '#lint/define-rule.js';
import { syntaxFeaturesOf } from '#model/syntax-feature.js';

export default defineRule({
  id: 'declare-syntax',
  title: 'Say which Dockerfile syntax the file is written in',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'Without `# syntax=docker/dockerfile:1` the file is read by whatever version the builder was shipped with. On an older one, mounts, here-documents and the newer flags are errors; with the line BuildKit fetches a version that has them.',
  remedy: 'Write `# syntax=docker/dockerfile:1` into the first line.',
  references: ['https://docs.docker.com/build/buildkit/frontend/'],
  messages: {
    needed: '{feature} needs version 1.{needed} of the syntax, and no line asks for it.',
    missing: 'No line says which syntax the file is written in.',
  },
  /** Ask for the line in every file, not only where a newer feature is used. */
  options: { always: false as boolean },
  check: {
    file({ document, options, report }) {
      const { directives, instructions, text } = document;
      const [first] = instructions;
      if (!first || directives.some(({ name }) => name === 'syntax')) return;
      const top = text.startsWith('\uFEFF') ? 1 : 0;
      // The line would stand above a shebang, which only works on top.
      const fix = text.startsWith('#!', top)
        ? undefined
        : {
            title: 'Add the line',
            safety: 'review' as const,
            edits: [{ span: { start: top, end: top }, text: '# syntax=docker/dockerfile:1\n' }],
          };
      const [feature] = instructions.flatMap(syntaxFeaturesOf).toSorted((a, b) => b.minor - a.minor);
      if (feature)
        report({ message: 'needed', values: { feature: feature.name, needed: feature.minor }, at: feature.span, fix });
      else if (options.always) report({ message: 'missing', at: first.keyword.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
      at: '--mount=type=cache,target=/root/.npm',
      good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    },
    { title: 'Every builder can read it', good: 'FROM node:24-slim\nCOPY . .\n' },
    {
      title: 'With the option always',
      options: { always: true },
      bad: 'FROM node:24-slim\nCOPY . .\n',
      at: 'FROM',
      good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nCOPY . .\n',
    },
  ],
});
