import { holdsVersionInName } from '#knowledge/version-in-name.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'keep-tag-beside-digest',
  title: 'Keep the tag in front of the digest',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'A digest alone tells nobody which version it is, and bots that update digests need the tag to know which one to follow. Docker ignores the tag when a digest stands behind it.',
  remedy: 'Write the tag as well: `node:24-slim@sha256:…`.',
  messages: { bare: '{repository} has a digest but no tag: nobody can read which version it is.' },
  check: {
    stage(stage, { report }) {
      for (const { image, word } of imageUsesOf(stage)) {
        if (image.digest === undefined || image.tag !== undefined || holdsVersionInName(image.repository)) continue;
        report({ message: 'bare', values: { repository: image.repository }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node@sha256:4abf773f2a570e6873259c4e3ba16de6c6268fb571fd46ec80be7c67822823b3\n',
      at: 'node@sha256:4abf773f2a570e6873259c4e3ba16de6c6268fb571fd46ec80be7c67822823b3',
      good: 'FROM node:24-slim@sha256:4abf773f2a570e6873259c4e3ba16de6c6268fb571fd46ec80be7c67822823b3\n',
    },
    { good: 'FROM node:24-slim\n' },
  ],
});
