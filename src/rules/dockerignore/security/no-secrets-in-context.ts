import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { namesOf, patternsFor, sentJunkOf } from '#model/sent-junk.js';

export default defineIgnoreRule({
  id: 'no-secrets-in-context',
  title: 'Keep secrets out of the build context',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CIS-DI-0010'],
  why: 'A COPY of a folder takes every file in it. Keys and passwords that lie there are then in a layer for good: whoever can pull the image, or reads the build cache, has them.',
  remedy: 'Name them in .dockerignore, and hand a build what it needs with `RUN --mount=type=secret`.',
  references: ['https://docs.docker.com/build/building/secrets/'],
  messages: {
    copied: '{source} takes {paths} into the image.',
    sent: '{paths}: no pattern keeps this out of the build.',
  },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const models = dockerfiles.map(({ model }) => model);
    const secrets = sentJunkOf(listing, dockerignore, models).filter(
      ({ kind, rootOnly }) => kind === 'secret' && !rootOnly,
    );
    const copied = secrets.filter(({ source }) => source !== undefined);
    const [first] = copied;
    if (secrets.length === 0) return;
    const shared = {
      at: lastPlace(dockerignore.rules),
      fix: {
        title: 'Leave them out',
        // A build may read its settings from such a file.
        safety: 'review' as const,
        edits: [addLines(text, patternsFor(secrets))],
      },
    };
    if (first) report({ message: 'copied', values: { source: first.source ?? '', paths: namesOf(copied) }, ...shared });
    else report({ message: 'sent', values: { paths: namesOf(secrets) }, ...shared });
  },
  examples: [
    {
      bad: '.git\n',
      at: '.git',
      good: '.git\n**/.env\n**/id_rsa\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['.env', 'deploy/id_rsa', 'server.js'],
    },
    {
      title: 'Not copied today',
      bad: 'dist\n',
      at: 'dist',
      good: 'dist\n**/id_rsa\n',
      dockerfile: 'FROM node:24-slim\nCOPY src src\n',
      files: ['deploy/id_rsa', 'src/server.js'],
    },
    { title: 'An example without secrets', good: '.git\n', files: ['.env.example'] },
    { title: 'Only what is needed goes in', good: '*\n!src\n', files: ['.env', 'src/server.js'] },
  ],
});
