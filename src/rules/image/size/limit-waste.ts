import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'limit-waste',
  title: 'Store nothing that no container sees',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-cleanup-in-later-layer', 'use-chown-for-copy'],
  why: 'What a later layer removes, overwrites or only gives another owner or mode stays in the layer below: every push and pull carries it, and no container can read it.',
  remedy: 'Remove files in the RUN that wrote them, and set owner and mode with `COPY --chown --chmod`.',
  messages: {
    wasted: 'Later layers hide {share} % of all bytes; most of them, {path}{more}, were written here.',
  },
  options: { share: 0.05, min: 1_000_000 },
  check({ image: { waste }, report, options }) {
    const [worst] = waste.pairs;
    if (!worst || waste.bytes < options.min || waste.bytes <= waste.total * options.share) return;
    const files = waste.files.filter(
      ({ writtenBy, hiddenBy }) => writtenBy === worst.writtenBy && hiddenBy === worst.hiddenBy,
    );
    const paths = files.slice(0, 10).map(({ path }) => path);
    const share = ((100 * waste.bytes) / waste.total).toFixed(0);
    const more = worst.files > 1 ? ` and ${worst.files - 1} more` : '';
    const values = { share, path: paths[0] ?? '', more };
    report({ message: 'wasted', values, layer: worst.writtenBy, paths, evidence: { bytes: waste.bytes } });
  },
  examples: [
    {
      bad: 'COPY data /\n  data 3000\nRUN chmod 600 /data\n  data 3000 mode=600\n',
      at: 'COPY data /',
      options: { min: 1000 },
      good: 'COPY --chmod=600 data /\n  data 3000 mode=600\n',
    },
    {
      title: 'Little of much',
      good: 'COPY data /\n  data 90000\n  note 2000\nRUN rm /note\n  - note\n',
      options: { min: 1000 },
    },
  ],
});
