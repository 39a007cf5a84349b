import { defineRule } from '#lint/define-rule.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'no-latest-download',
  title: 'Download a named version, not the latest one',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'The address gives another file next month, while the cached layer keeps the old one: two machines build different images from one Dockerfile.',
  remedy: 'Name the version in the address, best by an ARG with a default.',
  messages: { floating: '{url} gives another file next month.' },
  check: {
    command(command, { report }) {
      for (const effect of effectsOf(command)) {
        if (effect.kind !== 'download') continue;
        const url = effect.urls.find(({ value }) =>
          /\/(?:latest|nightly)(?:[/.]|$)|-latest\b|\/(?:master|main|HEAD)\//.test(value),
        );
        if (url)
          report({
            message: 'floating',
            values: { url: url.value.length > 70 ? `${url.value.slice(0, 67)}…` : url.value },
            at: url.span,
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN curl -fLO https://example.com/releases/latest/download/tool\n',
      at: 'https://example.com/releases/latest/download/tool',
    },
    { good: 'FROM debian:13\nARG VERSION=1.2.0\nRUN curl -fLO https://example.com/releases/$VERSION/tool\n' },
  ],
});
