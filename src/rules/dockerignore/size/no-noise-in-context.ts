import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { bytesOf, copiedJunkOf, namesOf, patternsFor } from '#model/sent-junk.js';

export default defineIgnoreRule({
  id: 'no-noise-in-context',
  title: 'Keep caches, logs and editor files out of the build context',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'They change without any change of the program: each time the COPY that takes them along runs anew, and with it everything below. And nobody needs them in an image.',
  remedy: 'Add them to .dockerignore.',
  messages: { copied: '{source} takes {paths} into the image.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const models = dockerfiles.map(({ model }) => model);
    const found = copiedJunkOf(listing, dockerignore, models, ['cache', 'log', 'editor']);
    const [first] = found;
    if (!first) return;
    report({
      message: 'copied',
      values: { source: first.source ?? '', paths: namesOf(found) },
      at: lastPlace(dockerignore.rules),
      evidence: { bytes: bytesOf(found), estimated: !listing.isComplete },
      fix: { title: 'Leave them out', safety: 'safe', edits: [addLines(text, patternsFor(found))] },
    });
  },
  examples: [
    {
      bad: '.git\n',
      at: '.git',
      good: '.git\n**/coverage\n**/*.log\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['coverage/index.html', 'debug.log', 'server.js'],
    },
    {
      title: 'Left out',
      good: '**/*.log\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['debug.log', 'server.js'],
    },
  ],
});
