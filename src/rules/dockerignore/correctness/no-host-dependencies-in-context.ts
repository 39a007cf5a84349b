import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { installsDependencies } from '#model/installs-dependencies.js';
import { bytesOf, copiedJunkOf, namesOf, patternsFor } from '#model/sent-junk.js';

export default defineIgnoreRule({
  id: 'no-host-dependencies-in-context',
  title: 'Keep the dependencies of your machine out of the build context',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A COPY of everything puts what is installed on your machine over what the build has installed: native modules for another libc or processor crash, development tools come back, and nobody else builds the same image.',
  remedy: 'Add the folder to .dockerignore, and install in the build.',
  messages: { copied: '{source} takes {paths} of your machine into the image.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const models = dockerfiles.map(({ model }) => model);
    const found = copiedJunkOf(listing, dockerignore, models, ['dependencies']);
    const [first] = found;
    if (!first) return;
    const isInstalled = found.every(({ takenBy }) => takenBy.every(installsDependencies));
    report({
      message: 'copied',
      values: { source: first.source ?? '', paths: namesOf(found) },
      at: lastPlace(dockerignore.rules),
      evidence: { bytes: bytesOf(found), estimated: !listing.isComplete },
      fix: {
        title: 'Leave them out',
        // Where nothing is installed the image lives on what lies on the machine.
        safety: isInstalled ? 'safe' : 'review',
        edits: [addLines(text, patternsFor(found))],
      },
    });
  },
  examples: [
    {
      bad: '.git\n',
      at: '.git',
      good: '.git\n**/node_modules\n',
      dockerfile: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
      files: ['node_modules/left-pad/index.js', 'package.json', 'server.js'],
    },
    {
      title: 'A COPY that names it is judged in the Dockerfile',
      good: '.git\n',
      dockerfile: 'FROM node:24-slim\nCOPY node_modules node_modules\n',
      files: ['node_modules/left-pad/index.js'],
    },
  ],
});
