import { addLines, lastPlace } from '#dockerignore/edit-lines.js';
import { junkOf } from '#knowledge/context-junk.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { isWithin } from '#model/brought-paths.js';
import { contextSourcesOf, takes } from '#model/context-sources.js';

export default defineIgnoreRule({
  id: 'no-git-ignored-files-in-context',
  title: 'Leave out of the build what git leaves out of the repository',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'Nobody else has these files, nor has a fresh checkout: the image that your machine makes is another one than the image of the pipeline.',
  remedy: 'Add them to .dockerignore, and make in the build what it needs.',
  messages: { copied: 'A COPY of everything takes {path} along, which git ignores.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const sources = dockerfiles.flatMap(({ model }) => contextSourcesOf(model));
    const found = listing.entries.filter(
      ({ path, size, isFolder, isGitIgnored }) =>
        isGitIgnored &&
        !isFolder &&
        !dockerignore.isIgnored(path) &&
        !junkOf(path, size) &&
        sources.some((source) => source.path === '') &&
        !sources.some((source) => source.path !== '' && takes(source, path)),
    );
    const [first] = found;
    if (!first) return;
    // The folder that git ignores as a whole stands for what is in it.
    const folder = listing.entries.find(
      ({ path, isFolder, isGitIgnored }) => isFolder && isGitIgnored && first.path.startsWith(`${path}/`),
    );
    const path = folder?.path ?? first.path;
    report({
      message: 'copied',
      values: { path: folder ? `${path}/` : path },
      at: lastPlace(dockerignore.rules),
      evidence: {
        bytes: found.filter((each) => isWithin(each.path, path)).reduce((sum, { size }) => sum + size, 0),
        estimated: !listing.isComplete,
      },
      fix: { title: `Leave ${path} out`, safety: 'review', edits: [addLines(text, [path])] },
    });
  },
  examples: [
    {
      bad: '.git\n',
      at: '.git',
      good: '.git\nlocal.json\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['local.json', 'server.js'],
      gitIgnored: ['local.json'],
    },
    {
      title: 'A COPY asks for it',
      good: '.git\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\nCOPY dist dist\n',
      files: ['dist/app.js', 'server.js'],
      gitIgnored: ['dist/app.js'],
    },
  ],
});
