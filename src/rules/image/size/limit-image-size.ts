import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'limit-image-size',
  title: 'Keep the image below its budget',
  category: 'size',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'An image grows by a package here and a folder there until nobody knows what is in it. A budget makes the change that breaks it the one that has to explain itself. Without `max` (`--max-size`) the rule is silent.',
  remedy: 'Look at `plimsoll image layers` and `plimsoll image waste`, or raise the budget knowingly.',
  messages: { over: 'The files of all layers add up to more than the budget: {size} of {max}.' },
  options: { max: 0 },
  check({ image, report, options }) {
    const { size, scanned } = image;
    if (options.max <= 0 || size <= options.max) return;
    const largest = scanned.layers.reduce((most, each) => (each.contentSize > most.contentSize ? each : most));
    const values = { size: megabytes(size), max: megabytes(options.max) };
    report({ message: 'over', values, layer: largest.layer.index, evidence: { bytes: size - options.max } });
  },
  examples: [
    {
      bad: 'COPY lib /lib\n  lib/a 3000\nCOPY app /\n  app 100\n',
      at: 'COPY lib /lib',
      options: { max: 2000 },
      good: 'COPY app /\n  app 100\n',
    },
    { title: 'No budget is set', good: 'COPY app /\n  app 100\n' },
  ],
});

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} B` : `${(bytes / 1e6).toFixed(1)} MB`;
}
