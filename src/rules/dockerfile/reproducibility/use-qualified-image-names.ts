import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf } from '#model/image-use.js';

export default defineRule({
  id: 'use-qualified-image-names',
  title: 'Write the registry in front of every image',
  category: 'reproducibility',
  severity: 'info',
  packs: [],
  since: '2026-11',
  aliases: [],
  why: 'Docker takes `node` from Docker Hub. Podman and CRI-O search the registries of their own configuration instead: they ask, fail, or take an image of the same name from somewhere else.',
  remedy: 'Write the full name: `docker.io/library/node`.',
  references: ['https://www.redhat.com/en/blog/container-image-short-names'],
  messages: { short: '{image} names no registry.' },
  check: {
    stage(stage, { report }) {
      for (const { image, word, isLiteral } of imageUsesOf(stage)) {
        if (image.registry !== 'docker.io' || !isLiteral || /^(?:index\.)?docker\.io\//.test(image.text)) continue;
        const prefix = image.text.includes('/') ? 'docker.io/' : 'docker.io/library/';
        report({
          message: 'short',
          values: { image: image.text },
          at: word.span,
          fix: {
            title: `Write ${prefix} in front`,
            safety: 'safe',
            edits: [{ span: { start: word.span.start, end: word.span.start }, text: prefix }],
          },
        });
      }
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\n', at: 'node:24-slim', good: 'FROM docker.io/library/node:24-slim\n' },
    { bad: 'FROM grafana/grafana:12.3\n', at: 'grafana/grafana:12.3', good: 'FROM docker.io/grafana/grafana:12.3\n' },
    { good: 'FROM ghcr.io/example/app:1 AS app\nFROM app\n' },
  ],
});
