import { defineRule } from '#lint/define-rule.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-apk-packages',
  title: 'Ask apk for versions, or pin the base image by digest',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3018'],
  why: 'The same Dockerfile installs other versions next month. Alpine keeps only the newest build of a package in a branch, so an exact pin breaks the build later; a base image pinned by digest and rebuilt on a schedule ages better, `name~1.2` is the middle way.',
  remedy: 'Write `name~version`, or pin the base image by digest and rebuild on a schedule.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report }) {
      const packages = unpinnedPackages(command, ['apk']);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n', at: 'curl' },
    { good: 'FROM alpine:3.23\nRUN apk add --no-cache curl~8.17\n' },
  ],
});
