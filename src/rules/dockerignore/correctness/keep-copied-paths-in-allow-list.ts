import type { ContextListing } from '#dockerignore/context-listing.js';
import type { Dockerignore } from '#dockerignore/dockerignore.js';
import { addLines } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { contextSourcesOf, takes } from '#model/context-sources.js';

export default defineIgnoreRule({
  id: 'keep-copied-paths-in-allow-list',
  title: 'Take back in all that a COPY names',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A .dockerignore that starts with `*` lists what a build gets. What a COPY names and the list does not is "not found", although it is there.',
  remedy: 'Add a line `!path` for it.',
  references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
  messages: { missing: 'COPY {source} needs {source}, which no line takes back in.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    const all = dockerignore.rules.find(({ negated, pattern }) => !negated && /^\*\*?$/.test(pattern));
    if (!all || !listing || !dockerignore.rules.some(({ negated }) => negated)) return;
    const seen = new Set<string>();
    for (const source of dockerfiles.flatMap(({ model }) => contextSourcesOf(model))) {
      const { path } = source;
      if (path === '' || seen.has(path)) continue;
      const needed = listing.entries.filter((entry) => takes(source, entry.path));
      if (needed.length === 0 || !isLeftOut(needed, dockerignore)) continue;
      seen.add(path);
      report({
        message: 'missing',
        values: { source: source.word.text },
        at: all.span,
        fix: { title: `Take ${path} back in`, safety: 'review', edits: [addLines(text, [`!${path}`])] },
      });
    }
  },
  examples: [
    {
      bad: '*\n!src\n',
      at: '*',
      good: '*\n!src\n!package*.json\n',
      dockerfile: 'FROM node:24-slim\nCOPY package*.json ./\nCOPY src src\n',
      files: ['package.json', 'package-lock.json', 'src/server.js'],
    },
    {
      title: 'All of it is there',
      good: '*\n!src\n!package.json\n',
      dockerfile: 'FROM node:24-slim\nCOPY package.json ./\nCOPY src src\n',
      files: ['package.json', 'src/server.js'],
    },
    { title: 'Nobody knows what is there', good: '*\n!src\n', dockerfile: 'FROM scratch\nCOPY app /\n' },
  ],
});

/** Whether of all that a COPY takes nothing goes to the builder. */
function isLeftOut(needed: ContextListing['entries'], { isIgnored }: Dockerignore): boolean {
  const files = needed.filter(({ isFolder }) => !isFolder);
  return (files.length > 0 ? files : needed).every(({ path }) => isIgnored(path));
}
