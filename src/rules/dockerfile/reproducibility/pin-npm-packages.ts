import { defineRule } from '#lint/define-rule.js';
import { namesOf } from '#shell/pin-message.js';
import { unpinnedPackages } from '#shell/unpinned-packages.js';

export default defineRule({
  id: 'pin-npm-packages',
  title: 'Ask npm for versions',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3016'],
  why: 'Without a version npm takes what the tag latest names that day: a new major version arrives in the middle of a build.',
  remedy: 'Write `name@version`.',
  messages: { unpinned: 'No version is asked for of {packages}: the build takes what is newest that day.' },
  check: {
    command(command, { report }) {
      const packages = unpinnedPackages(command, ['npm']);
      const [first] = packages;
      if (first) report({ message: 'unpinned', values: { packages: namesOf(packages) }, at: first.word.span });
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nRUN npm install -g typescript\n', at: 'typescript' },
    { good: 'FROM node:24-slim\nRUN npm install -g typescript@5.9.3\n' },
    {
      title: 'The manifest says the versions',
      good: 'FROM node:24-slim\nCOPY package.json package-lock.json ./\nRUN npm install\n',
    },
  ],
});
