import type { From } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-repeated-base-image',
  title: 'Name a base image once',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'An image that stands behind three FROMs has to be updated in three places. When one is forgotten, the program is built on one version and runs on another.',
  remedy:
    'Start from it once (`FROM node:24-slim AS base`) and from that stage in the others, or put the version into a global ARG.',
  messages: { repeated: '{image} stands behind {count} FROMs.' },
  options: { times: 3 },
  check: {
    file({ model, report, options }) {
      const byImage = new Map<string, From[]>();
      for (const { from, base } of model.stages) {
        if (base.kind !== 'image' || !from.image || from.image.text.includes('$')) continue;
        // For another platform it is another image.
        const key = `${from.platform?.text ?? ''} ${base.image.text}`;
        const uses = byImage.get(key);
        if (uses) uses.push(from);
        else byImage.set(key, [from]);
      }
      for (const uses of byImage.values()) {
        const [first, ...others] = uses.flatMap((from) => from.image ?? []);
        if (!first || uses.length < options.times) continue;
        const related = others.map(({ span }) => ({ at: span, note: 'Once more.' }));
        report({ message: 'repeated', values: { image: first.text, count: uses.length }, at: first.span, related });
      }
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim AS deps\nFROM alpine:3.23 AS x\nFROM node:24-slim AS build\nFROM node:24-slim\n',
      at: 'node:24-slim',
      good: 'FROM node:24-slim AS base\nFROM base AS deps\nFROM base AS build\nFROM base\n',
    },
    { title: 'One argument', good: 'ARG V=24\nFROM node:$V AS a\nFROM node:$V AS b\nFROM node:$V\n' },
    { title: 'Twice is fine', good: 'FROM node:24-slim AS build\nFROM node:24-slim\n' },
  ],
});
