import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'limit-image-growth',
  title: 'Let the image grow only knowingly',
  category: 'size',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A jump in size mostly is a mistake: a cache that is no longer cleaned, a folder that .dockerignore has lost. Without a baseline (`--baseline`) the rule is silent.',
  remedy: 'Compare with `plimsoll image diff`; if the growth is meant, write the baseline again.',
  messages: { grown: 'The image has grown by {share} % since its baseline, more than {limit} %.' },
  options: { share: 0.05 },
  check({ image: { size }, baseline, report, options }) {
    if (!baseline || size <= baseline.size * (1 + options.share)) return;
    const share = ((100 * (size - baseline.size)) / Math.max(1, baseline.size)).toFixed(1);
    const values = { share, limit: Number((options.share * 100).toFixed(1)) };
    report({ message: 'grown', values, evidence: { bytes: size - baseline.size } });
  },
  examples: [
    { bad: 'COPY app /\n  app 1200\n', at: 'COPY app /', baseline: 1000, good: 'COPY app /\n  app 1040\n' },
    { title: 'No baseline', good: 'COPY app /\n  app 1200\n' },
  ],
});
