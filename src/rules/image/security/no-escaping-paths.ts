import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-escaping-paths',
  title: 'Keep the paths of a layer inside the image',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A layer with paths such as `../../etc/cron.d/x` tries to write outside of the image when a careless tool unpacks it. No builder makes such layers.',
  remedy: 'Find out who made this layer, and use the image nowhere until you know.',
  messages: { found: '{count} paths of this layer lead out of the image.' },
  check({ image: { scanned }, report }) {
    for (const { escaping, layer } of scanned.layers)
      if (escaping > 0) report({ message: 'found', values: { count: escaping }, layer: layer.index });
  },
  examples: [
    {
      bad: 'COPY app /\n  app\n  ../../etc/cron.d/job\n',
      at: 'COPY app /',
      good: 'COPY app /\n  app\n  etc/cron.d/job\n',
    },
  ],
});
