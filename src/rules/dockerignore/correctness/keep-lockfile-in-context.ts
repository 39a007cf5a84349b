import { addLines, removeLine } from '#dockerignore/edit-lines.js';
import { LOCK_FAMILIES } from '#knowledge/lock-files.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import { contextSourcesOf, takes } from '#model/context-sources.js';

export default defineIgnoreRule({
  id: 'keep-lockfile-in-context',
  title: 'Give the build its lock file',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without the lock file the build installs whatever versions are new today, or stops, as `npm ci`, `yarn install --frozen-lockfile` and their like do.',
  remedy: 'Remove the line, or take the lock file back in with `!` below it.',
  messages: { missing: 'This line leaves {lock} out, while the build gets {manifest}.' },
  check({ dockerignore, dockerfiles, listing, text, report }) {
    if (!listing) return;
    const isThere = (path: string) => listing.entries.some((entry) => entry.path === path);
    const sources = dockerfiles.flatMap(({ model }) => contextSourcesOf(model));
    for (const { locks, manifests } of LOCK_FAMILIES) {
      const present = locks.filter(isThere);
      const manifest = manifests.find(
        (each) => isThere(each) && !dockerignore.isIgnored(each) && sources.some((source) => takes(source, each)),
      );
      // With two lock files one is left out on purpose.
      if (!manifest || present.some((lock) => !dockerignore.isIgnored(lock))) continue;
      for (const lock of present) {
        const rule = dockerignore.decidingRule(lock);
        if (!rule) continue;
        const fix: Fix =
          rule.pattern === lock || rule.pattern === `**/${lock}`
            ? { title: 'Remove the line', safety: 'safe', edits: [removeLine(text, rule.span)] }
            : { title: `Take ${lock} back in`, safety: 'safe', edits: [addLines(text, [`!${lock}`])] };
        report({ message: 'missing', values: { lock, manifest }, at: rule.span, fix });
      }
    }
  },
  examples: [
    {
      bad: '.git\npackage-lock.json\n',
      at: 'package-lock.json',
      good: '.git\n',
      dockerfile: 'FROM node:24-slim\nCOPY package*.json ./\nRUN npm ci\n',
      files: ['package.json', 'package-lock.json'],
    },
    {
      title: 'By a pattern',
      bad: '*.lock\n',
      at: '*.lock',
      good: '*.lock\n!uv.lock\n',
      dockerfile: 'FROM python:3.14-slim\nCOPY . .\n',
      files: ['pyproject.toml', 'uv.lock'],
    },
    {
      title: 'Yarn has one of its own',
      good: 'package-lock.json\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\nRUN yarn install --immutable\n',
      files: ['package.json', 'package-lock.json', 'yarn.lock'],
    },
  ],
});
