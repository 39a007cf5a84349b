import { defineRule } from '#lint/define-rule.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-gems',
  title: 'Ask gem for versions',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3028'],
  why: 'Without a version gem takes the newest release that day: a build that worked yesterday breaks without any change of yours.',
  remedy: 'Write `name:version` or `--version`.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report }) {
      const packages = unpinnedPackages(command, ['gem']);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM ruby:3.4-slim\nRUN gem install bundler\n', at: 'bundler' },
    { good: 'FROM ruby:3.4-slim\nRUN gem install bundler:2.7.2\n' },
  ],
});
