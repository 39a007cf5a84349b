import { lastPlace } from '#dockerignore/edit-lines.js';
import { defineIgnoreRule } from '#lint/define-rule.js';
import { contextSourcesOf, takes } from '#model/context-sources.js';

export default defineIgnoreRule({
  id: 'limit-context-size',
  title: 'Keep the build context small',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'All that a COPY takes is read, compared and sent before the build begins, and kept in a layer, a builder and a registry behind it.',
  remedy: 'Leave large files out in .dockerignore, or fetch them in the build where they are needed.',
  messages: {
    all: 'A build takes {size} MB out of this folder; the most of it is {largest}.',
    file: '{path} goes into the build with {size} MB.',
  },
  options: { megabytes: 100, fileMegabytes: 10 },
  check({ dockerignore, dockerfiles, listing, options, report }) {
    if (!listing) return;
    const sources = dockerfiles.flatMap(({ model }) => contextSourcesOf(model));
    const taken = listing.entries.filter(
      ({ path, isFolder }) =>
        !isFolder && !dockerignore.isIgnored(path) && sources.some((source) => takes(source, path)),
    );
    const at = lastPlace(dockerignore.rules);
    const bytes = taken.reduce((sum, { size }) => sum + size, 0);
    if (bytes > options.megabytes * MB) {
      const parts = new Map<string, number>();
      for (const { path, size } of taken) {
        const part = /^[^/]*\/?/.exec(path)?.[0] ?? path;
        parts.set(part, (parts.get(part) ?? 0) + size);
      }
      const [largest = ''] = [...parts].sort((a, b) => b[1] - a[1]).map(([part]) => part);
      const evidence = { bytes, estimated: !listing.isComplete };
      report({ message: 'all', values: { size: Math.round(bytes / MB), largest }, at, evidence });
    }
    for (const { path, size } of taken) {
      const isAskedFor = sources.some((source) => source.path !== '' && takes(source, path));
      if (size <= options.fileMegabytes * MB || isAskedFor) continue;
      report({ message: 'file', values: { path, size: Math.round(size / MB) }, at, evidence: { bytes: size } });
    }
  },
  examples: [
    {
      title: 'One large file',
      bad: '.git\n',
      at: '.git',
      good: '.git\n*.sql\n',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['dump.sql', 'server.js'],
      sizes: { 'dump.sql': 12_000_000 },
    },
    {
      title: 'Many files',
      bad: '.git\n',
      at: '.git',
      dockerfile: 'FROM node:24-slim\nCOPY . .\n',
      files: ['data/a.csv', 'data/b.csv'],
      sizes: { 'data/a.csv': 60_000_000, 'data/b.csv': 60_000_000 },
      options: { fileMegabytes: 100 },
    },
    {
      title: 'Nothing takes it',
      good: '.git\n',
      dockerfile: 'FROM node:24-slim\nCOPY server.js .\n',
      files: ['dump.sql', 'server.js'],
      sizes: { 'dump.sql': 120_000_000 },
    },
  ],
});

const MB = 1_000_000;
