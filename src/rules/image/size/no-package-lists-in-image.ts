import { defineImageRule } from '#lint/define-rule.js';

export default defineImageRule({
  id: 'no-package-lists-in-image',
  title: 'Ship no lists of what could be installed',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DKL-DI-0005', 'no-apt-lists-in-layer'],
  why: '`apt-get update` writes tens of megabytes under /var/lib/apt/lists. They are outdated the next day, and every pull transfers them; a later layer that removes them only hides them.',
  remedy: 'Remove /var/lib/apt/lists/* in the RUN that fetched them, or mount a cache over it.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: {
    kept: 'This layer keeps package lists ({count}).',
    hidden: 'This layer keeps package lists ({count}); a later one hides them.',
  },
  check({ image: { groups }, report }) {
    for (const { kind, layer, files, bytes, paths, isVisible } of groups)
      if (kind === 'package lists')
        report({
          message: isVisible ? 'kept' : 'hidden',
          values: { count: files === 1 ? '1 file' : `${files} files` },
          layer,
          paths,
          evidence: { bytes },
        });
  },
  examples: [
    {
      bad: 'RUN apt-get update && apt-get install -y curl\n  var/lib/apt/lists/deb.debian.org_debian_Packages 9000\n',
      at: 'RUN apt-get update && apt-get install -y curl',
      good: 'RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n  var/lib/apt/lists/lock 1\n',
    },
    {
      title: 'Removed too late',
      bad: 'RUN apk update\n  var/cache/apk/APKINDEX.066df28d.tar.gz 900\nRUN rm -r /var/cache/apk\n  - var/cache/apk\n',
      at: 'RUN apk update',
    },
  ],
});
