import { defineRule } from '#lint/define-rule.js';
import { localSources } from '#model/copy-source.js';

export default defineRule({
  id: 'no-git-directory-copy',
  title: 'Ship no git history',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The .git directory holds every version of every file, deleted secrets included, and often the token of the checkout in its config. It also changes with every fetch and breaks the cache.',
  remedy: 'List .git in .dockerignore, and pass what the build needs of it as an ARG.',
  messages: { history: 'The whole history goes into the image.' },
  check: {
    COPY(copy, { report, stateAt, isShipped }) {
      if (!isShipped(copy)) return;
      for (const { name, path, word } of localSources(copy, stateAt(copy))) {
        if (name === '.git' || path.startsWith('.git/')) report({ message: 'history', at: word.span });
      }
    },
    ADD(add, { report, stateAt, isShipped }) {
      if (!isShipped(add)) return;
      for (const { name, path, word } of localSources(add, stateAt(add))) {
        if (name === '.git' || path.startsWith('.git/')) report({ message: 'history', at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM golang:1.27\nCOPY .git /src/.git\nRUN go build ./...\n',
      at: '.git',
      good: 'FROM golang:1.27\nARG REVISION\nRUN go build -ldflags "-X main.revision=$REVISION" ./...\n',
    },
    {
      title: 'The stage is thrown away',
      good: 'FROM golang:1.27 AS build\nCOPY .git .git\nFROM scratch\nCOPY --from=build /app /app\n',
    },
  ],
});
