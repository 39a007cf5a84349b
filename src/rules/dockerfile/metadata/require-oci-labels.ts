import { defineRule } from '#lint/define-rule.js';
import { labelKeysOf } from '#model/label-text.js';

export default defineRule({
  id: 'require-oci-labels',
  title: 'Say where an image comes from',
  category: 'metadata',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'An image that runs somewhere without these labels does not tell from which repository, version and commit it was built, and nobody knows whom to ask or what to patch. Update bots and registries read them, too.',
  remedy: 'Add the labels, with ARG for the values that the build passes, at the end of the last stage.',
  references: ['https://specs.opencontainers.org/image-spec/annotations/'],
  messages: { missing: 'The image says nothing about: {labels}.' },
  options: { labels: ['title', 'source', 'version', 'revision', 'licenses'] as readonly string[] },
  check: {
    file({ model, options, report }) {
      const { target } = model;
      if (!target) return;
      const keys = labelKeysOf(target);
      const missing = options.labels.filter((name) => !keys.has(`org.opencontainers.image.${name}`));
      if (missing.length === 0) return;
      report({
        message: 'missing',
        values: { labels: missing.join(', ') },
        at: (target.from.image ?? target.from.keyword).span,
      });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nLABEL org.opencontainers.image.title=app\n',
      at: 'alpine:3.23',
      good: 'FROM alpine:3.23\nLABEL org.opencontainers.image.title=app org.opencontainers.image.source=https://example.com/app\n',
      options: { labels: ['title', 'source'] },
    },
    { bad: 'FROM alpine:3.23\n', at: 'alpine:3.23' },
  ],
});
