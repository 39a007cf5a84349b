import { defineIgnoreRule } from '#lint/define-rule.js';
import { installsDependencies } from '#model/installs-dependencies.js';
import type { SentJunk } from '#model/sent-junk.js';
import { sentJunkOf } from '#model/sent-junk.js';

export default defineIgnoreRule({
  id: 'match-nested-copies',
  title: 'Match a name in all folders',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'In .gitignore a name without a slash matches in every folder. In .dockerignore it matches at the root only: `node_modules` of a package below and `deploy/.env` still go into the build.',
  remedy: 'Put `**/` before the name.',
  references: ['https://docs.docker.com/build/concepts/context/#matching'],
  messages: { nested: '{pattern} matches at the root only: {path} goes into the build.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const models = dockerfiles.map(({ model }) => model);
    const junk = sentJunkOf(listing, dockerignore, models).filter(
      ({ kind, source }) => kind === 'secret' || source !== undefined,
    );
    for (const rule of dockerignore.rules) {
      const nested = junk.find(({ rootOnly }) => rootOnly === rule);
      if (!nested) continue;
      const words = text.slice(rule.span.start, rule.span.end);
      report({
        message: 'nested',
        values: { pattern: words, path: nested.path },
        at: rule.span,
        fix: {
          title: `Write **/${rule.pattern}`,
          safety: isNeeded(nested) ? 'review' : 'safe',
          edits: [{ span: rule.span, text: `**/${rule.pattern}` }],
        },
      });
    }
  },
  examples: [
    {
      bad: 'node_modules\n',
      at: 'node_modules',
      good: '**/node_modules\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\nRUN npm ci\n',
      files: ['node_modules/a/index.js', 'packages/web/node_modules/a/index.js', 'server.js'],
    },
    {
      title: 'A secret',
      bad: '.env\n',
      at: '.env',
      good: '**/.env\n',
      files: ['deploy/.env'],
    },
    { title: 'In all folders', good: '**/node_modules\n', files: ['packages/web/node_modules/a/index.js'] },
    {
      title: 'No name that is junk wherever it lies',
      good: 'docs\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['src/docs/index.js'],
    },
  ],
});

/** Whether a build may live on it. */
function isNeeded({ kind, takenBy }: SentJunk): boolean {
  return kind === 'secret' || (kind === 'dependencies' && !takenBy.every(installsDependencies));
}
