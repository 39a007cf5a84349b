import { smallerVariantOf } from '#knowledge/smaller-variants.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf, tagSpanOf } from '#model/image-use.js';
import { chainOf, startOf } from '#model/stage-chain.js';
import { isForDevelopment } from '#model/stage-purpose.js';

export default defineRule({
  id: 'use-smaller-base',
  title: 'Run programs on the smaller variant of an image',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The full variants carry compilers, headers and version control to build with. A program that runs never touches them, but every pull moves them and every scan lists their holes.',
  remedy:
    'Take the smaller tag; where a package needs a compiler, install it in a stage on the full image and copy the result.',
  references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
  messages: { full: '{image} can be {tag} here: the same without {without}, about {megabytes} MB less.' },
  check: {
    file({ model, report }) {
      const { target } = model;
      if (!target || isForDevelopment(target)) return;
      const { cmd, entrypoint } = startOf(target);
      const [use] = chainOf(target).flatMap(imageUsesOf);
      if ((!cmd && !entrypoint) || use?.kind !== 'from') return;
      const variant = smallerVariantOf(use.image);
      if (!variant) return;
      const { tag, without, saves } = variant;
      report({
        message: 'full',
        values: { image: use.image.text.replace(/@.*/, ''), tag, without, megabytes: Math.round(saves / 1e6) },
        at: tagSpanOf(use),
        evidence: { bytes: saves, estimated: true },
      });
    },
  },
  examples: [
    {
      bad: 'FROM node:24\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
      at: '24',
      good: 'FROM node:24-slim\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
    },
    {
      title: 'A JDK that only runs a jar',
      bad: 'FROM eclipse-temurin:21-jdk\nCOPY app.jar /\nCMD ["java", "-jar", "/app.jar"]\n',
      at: '21-jdk',
    },
    {
      title: 'In a stage that is thrown away it costs nothing',
      good: 'FROM node:24 AS build\nRUN npm ci\nFROM node:24-slim\nCOPY --from=build /app /app\nCMD ["node", "/app"]\n',
    },
    { title: 'An image for development', good: 'FROM node:24 AS dev\nCMD ["npm", "run", "dev"]\n' },
  ],
});
