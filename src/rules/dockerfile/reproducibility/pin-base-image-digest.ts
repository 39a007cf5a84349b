import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'pin-base-image-digest',
  title: 'Pin images by their digest',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'A tag can be pushed again, and official images are, every few weeks: the same file then builds on another base. Only a digest names one content for good; a bot such as Renovate moves it on by pull request.',
  remedy: 'Add the digest behind the tag: `node:24-slim@sha256:…`.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  messages: { floating: '{image} can be another image tomorrow: no digest pins it.' },
  check: {
    stage(stage, { report }) {
      for (const { image, word } of imageUsesOf(stage)) {
        if (image.digest === undefined) report({ message: 'floating', values: { image: image.text }, at: word.span });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\n',
      at: 'node:24-slim',
      good: 'FROM node:24-slim@sha256:4abf773f2a570e6873259c4e3ba16de6c6268fb571fd46ec80be7c67822823b3\n',
    },
    { title: 'Nothing to pin', good: 'FROM scratch AS a\nCOPY x /x\nFROM a\n' },
  ],
});
