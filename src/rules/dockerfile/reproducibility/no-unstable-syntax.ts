import { defineRule } from '#lint/define-rule.js';
import { syntaxImageOf } from '#model/syntax-image.js';

export default defineRule({
  id: 'no-unstable-syntax',
  title: 'Use a stable version of the Dockerfile syntax',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'The labs, experimental and master channels change without notice, and `latest` moves to the next major version by itself: a build that worked yesterday fails. Nearly all that was in labs is stable by now: mounts and here-documents, `--link`, `--exclude`, `--parents`.',
  remedy: 'Write `docker/dockerfile:1`.',
  references: ['https://docs.docker.com/build/buildkit/frontend/#stable-channel'],
  messages: {
    unstable: '{image} is not a stable version of the syntax.',
    floating: '{image} moves to the next major version by itself.',
  },
  check: {
    file({ document, report }) {
      const image = syntaxImageOf(document);
      if (!image || image.hasDigest) return;
      const { tag, isLabs, repository, tagSpan, directive } = image;
      const fix = {
        title: 'Ask for the newest version 1',
        safety: 'review' as const,
        edits: [{ span: tagSpan, text: tag === undefined ? ':1' : '1' }],
      };
      const values = { image: directive.value.text };
      if (tag === undefined || tag === 'latest') report({ message: 'floating', values, at: directive.value.span, fix });
      else if (isLabs || /^(?:master|edge)$|experimental/.test(tag) || repository.endsWith('-upstream')) {
        const simple = repository === 'docker/dockerfile';
        report({ message: 'unstable', values, at: directive.value.span, fix: simple ? fix : undefined });
      }
    },
  },
  examples: [
    {
      bad: '# syntax=docker/dockerfile:1-labs\nFROM alpine:3.23\nCOPY --exclude=*.md . /app/\n',
      at: 'docker/dockerfile:1-labs',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\nCOPY --exclude=*.md . /app/\n',
    },
    {
      title: 'No version at all',
      bad: '# syntax=docker/dockerfile\nFROM alpine:3.23\n',
      at: 'docker/dockerfile',
      good: '# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
    },
    { good: '# syntax=docker/dockerfile:1.20\nFROM alpine:3.23\n' },
  ],
});
