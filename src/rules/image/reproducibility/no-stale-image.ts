import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-stale-image',
  title: 'Rebuild the image from time to time',
  category: 'reproducibility',
  severity: 'info',
  packs: ['cis', 'hardened'],
  since: '2026-11',
  aliases: ['CIS-4.4'],
  why: 'An image has the fixes of the day on which it was built. What has been found since then in its base and its packages is open until somebody builds again.',
  remedy: 'Rebuild on a schedule, with `--pull` so that the base image is a new one.',
  messages: { old: 'The image is {days} days old.' },
  options: { days: 90 },
  check({ image: { config }, report, today, options }) {
    const created = Date.parse(config.created ?? '');
    // Reproducible builds set the time to the epoch, or to that of the source.
    if (Number.isNaN(created) || created < Date.parse('2000-01-01')) return;
    const days = Math.floor((Date.parse(today) - created) / 86_400_000);
    if (days > options.days) report({ message: 'old', values: { days } });
  },
  examples: [
    { bad: 'COPY app /\n  app\n', at: 'COPY app /', options: { days: 14 } },
    { title: 'Twenty days are no age', good: 'COPY app /\n  app\n' },
  ],
});
