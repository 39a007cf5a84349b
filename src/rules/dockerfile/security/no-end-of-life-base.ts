import { endOfLifeOf } from '#knowledge/end-of-life.js';
import { movedImageOf } from '#knowledge/moved-images.js';
import { defineRule } from '#lint/define-rule.js';
import { imageUsesOf, tagSpanOf } from '#model/image-use.js';

export default defineRule({
  id: 'no-end-of-life-base',
  title: 'Build on releases that still get security fixes',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'After its end of life a release gets no more fixes: every hole found since then stays open, whatever the build upgrades. Sooner or later its package mirrors move to an archive, and the build fails as well.',
  remedy: 'Move to the release that is named, or to a newer one.',
  references: ['https://endoflife.date/'],
  messages: { ended: '{what} has had no security fixes since {date}; take {successor}.' },
  check: {
    stage(stage, { report, today }) {
      for (const use of imageUsesOf(stage)) {
        const { image } = use;
        const end = endOfLifeOf(image);
        const date = end && (end.longTermDate ?? end.date);
        // Where the whole repository is retired, another release of it is no way out.
        if (!date || date > today || movedImageOf(image.repository, image.tag)) continue;
        const values = { what: end.what, date, successor: end.successor };
        report({ message: 'ended', values, at: tagSpanOf(use) });
      }
    },
  },
  examples: [
    { bad: 'FROM node:18-slim\nCMD ["node"]\n', at: '18-slim', good: 'FROM node:24-slim\nCMD ["node"]\n' },
    { title: 'The distribution below', bad: 'FROM nginx:1.29-alpine3.18\n', at: '1.29-alpine3.18' },
    {
      title: 'Also where only files are taken from it',
      bad: 'FROM php:8.5-fpm\nCOPY --from=node:16 /usr/local/bin/node /usr/local/bin/\n',
      at: '16',
    },
    { title: "Debian's long-term support goes on", good: 'FROM debian:12\n' },
  ],
});
