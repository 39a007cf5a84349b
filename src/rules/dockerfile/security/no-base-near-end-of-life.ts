import { endOfLifeOf } from '#knowledge/end-of-life.js';
import { movedImageOf } from '#knowledge/moved-images.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf, tagSpanOf } from '#model/image-use.js';

const DAY = 86_400_000;

export default defineRule({
  id: 'no-base-near-end-of-life',
  title: 'Leave a release before its security fixes end',
  category: 'security',
  severity: 'info',
  packs: ['hardened'],
  since: '2026-11',
  aliases: [],
  why: 'A new major version of a runtime or a distribution seldom goes in without changes. Whoever starts when the last fix is out runs without fixes until the work is done.',
  remedy: 'Plan the move to the release that is named before the date.',
  references: ['https://endoflife.date/'],
  messages: { ends: '{what} gets its last security fixes on {date}, in {days} days; next is {successor}.' },
  options: { days: 90 },
  check: {
    stage(stage, { report, today, options }) {
      for (const use of imageUsesOf(stage)) {
        const { image } = use;
        const end = endOfLifeOf(image);
        const date = end && (end.longTermDate ?? end.date);
        if (!date || date <= today || movedImageOf(image.repository, image.tag)) continue;
        const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY);
        if (!(days <= options.days)) continue;
        const values = { what: end.what, date, days, successor: end.successor };
        report({ message: 'ends', values, at: tagSpanOf(use) });
      }
    },
  },
  examples: [
    {
      title: 'The release of the distribution',
      bad: 'FROM alpine:3.23\n',
      at: '3.23',
      good: 'FROM alpine:3.24\n',
      options: { days: 400 },
    },
    { title: 'There is time', good: 'FROM alpine:3.23\n' },
    { title: 'What has ended already is a finding of its own', good: 'FROM node:14\n' },
  ],
});
