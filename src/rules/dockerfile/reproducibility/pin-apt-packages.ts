import { defineRule } from '#lint/define-rule.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-apt-packages',
  title: 'Ask apt for versions, or for a dated archive',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3008'],
  why: 'The same Dockerfile installs other versions next month. A hard pin rots, as Debian and Ubuntu drop superseded versions from their mirrors; the archive of a day (snapshot.debian.org) with a base image pinned by digest keeps both reproducible and buildable.',
  remedy: 'Pin the base image by digest and install from a dated snapshot, or write `name=version`.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report }) {
      const packages = unpinnedPackages(command, ['apt']);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n', at: 'curl' },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl=8.14.1-2\n' },
    {
      title: 'A version from a variable',
      good: 'FROM debian:13\nARG V=8.14.1-2\nRUN apt-get update && apt-get install -y curl=$V\n',
    },
  ],
});
