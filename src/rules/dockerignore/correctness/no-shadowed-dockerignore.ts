import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { contextSourcesOf, takes } from '#model/context-sources.js';

export default defineIgnoreRule({
  id: 'no-shadowed-dockerignore',
  title: 'Repeat in NAME.dockerignore what .dockerignore says',
  category: 'correctness',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Where a Dockerfile has an ignore file of its own, Docker does not read the .dockerignore beside it: what only that one leaves out goes into the build.',
  remedy: 'Copy the patterns that this build needs, too.',
  references: ['https://docs.docker.com/build/concepts/context/#filename-and-location'],
  messages: { shadowed: '.dockerignore leaves {path} out, but Docker reads this file instead of it.' },
  check({ dockerignore, replaced, listing, dockerfiles, text, report }) {
    if (!replaced || !listing) return;
    const sources = dockerfiles.flatMap(({ model }) => contextSourcesOf(model));
    const lost = listing.entries.find(
      ({ path }) =>
        replaced.isIgnored(path) &&
        !dockerignore.isIgnored(path) &&
        sources.some((source) => source.path === '' || (takes(source, path) && source.path !== path)),
    );
    const rule = lost && replaced.decidingRule(lost.path);
    if (!rule) return;
    report({
      message: 'shadowed',
      values: { path: lost.path },
      at: lastPlace(dockerignore.rules),
      fix: { title: `Add ${rule.pattern}`, safety: 'review', edits: [addLines(text, [rule.pattern])] },
    });
  },
  examples: [
    {
      bad: '.git\n',
      at: '.git',
      good: '.git\ndocs\n',
      dockerignore: '.git\ndocs\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['docs/index.md', 'server.js'],
    },
    {
      title: 'It has them all',
      good: '.git\ndocs\ntest\n',
      dockerignore: '.git\ndocs\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['docs/index.md', 'server.js'],
    },
  ],
});
