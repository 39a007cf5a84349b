import { defineRule } from '#lint/define-rule.js';
import { localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'copy-only-what-is-needed',
  title: 'Name what goes into the image',
  category: 'security',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'The whole build context is what lies around that day: tests, notes, dumps, the .env of a colleague. All of it that .dockerignore does not list is in the image, and any change to it rebuilds everything below.',
  remedy: 'Copy the directories that the application consists of, one by one.',
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  messages: { whole: 'The whole build context goes into the image.' },
  check: {
    COPY(copy, { report, stateAt, isShipped }) {
      if (!isShipped(copy) || copy.trigger || copy.flags.some(({ name }) => name === 'exclude')) return;
      for (const { path, word } of localSources(copy, stateAt(copy))) {
        if (path === '' || path === '*') report({ message: 'whole', at: word.span });
      }
    },
    ADD(add, { report, stateAt, isShipped }) {
      if (!isShipped(add) || add.trigger || add.flags.some(({ name }) => name === 'exclude')) return;
      for (const { path, word } of localSources(add, stateAt(add))) {
        if (path === '' || path === '*') report({ message: 'whole', at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      at: '.',
      good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src src\n',
    },
    {
      title: 'The stage is thrown away',
      good: 'FROM golang:1.27 AS build\nCOPY . .\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
});
