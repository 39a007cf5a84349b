import { endOfSystem } from '#knowledge/end-of-life.js';
import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-end-of-life-system-in-image',
  title: 'Ship a system that still gets security fixes',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['no-end-of-life-base'],
  why: 'After its end of life a release gets no more fixes: every hole found since then stays open in the image, whatever a rebuild upgrades. /etc/os-release tells the release, whatever the base image was called.',
  remedy: 'Rebuild on the release that is named, or on a newer one.',
  references: ['https://endoflife.date/'],
  messages: { ended: '{what} has had no security fixes since {date}; take {successor}.' },
  check({ image: { inventory }, steps, report, today }) {
    const { id, version } = inventory.distribution;
    const end = endOfSystem(id, version);
    const date = end && (end.longTermDate ?? end.date);
    if (!end || !date || date > today) return;
    const values = { what: end.what, date, successor: end.successor };
    report({ message: 'ended', values, at: steps[0]?.span, paths: ['etc/os-release'] });
  },
  examples: [
    {
      bad: 'ADD rootfs.tar /\n  etc/os-release = ID=debian\\nVERSION_ID="10"\n',
      at: 'ADD rootfs.tar /',
      good: 'ADD rootfs.tar /\n  etc/os-release = ID=debian\\nVERSION_ID="13"\n',
    },
    {
      title: 'A point release',
      bad: 'ADD rootfs.tar /\n  etc/os-release = ID=alpine\\nVERSION_ID=3.17.2\n',
      at: 'ADD rootfs.tar /',
    },
    { title: 'A release of its own', good: 'ADD rootfs.tar /\n  etc/os-release = ID=inhouse\\nVERSION_ID=1\n' },
  ],
});
