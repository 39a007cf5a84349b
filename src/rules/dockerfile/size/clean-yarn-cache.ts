import { defineRule } from '#lint/define-rule.js';
import { commandWith } from '#model/cleanup.js';
import { keepsHomeCacheOut } from '#model/home-cache.js';

export default defineRule({
  id: 'clean-yarn-cache',
  title: 'Keep the Yarn cache out of the image',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3060'],
  why: 'Yarn keeps every downloaded package in its cache folder, about as many bytes again as node_modules. In an image nobody reads them; in a cache mount they make the next build faster.',
  remedy: 'Mount a cache over /usr/local/share/.cache/yarn, or end the RUN with `&& yarn cache clean`.',
  messages: { kept: '{program} leaves its download cache in this layer.' },
  check: {
    RUN(run, { commandsOf, isShipped, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const install = commandWith('install', ['yarn'], commands);
      if (!install || keepsHomeCacheOut(run, commands, install, ['.cache/yarn', 'usr/local/share/.cache', '.yarn']))
        return;
      if (commandWith('clean', ['yarn'], commands.slice(commands.indexOf(install)))) return;
      report({ message: 'kept', values: { program: install.program }, at: install.span });
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile\n', at: 'yarn install --frozen-lockfile' },
    {
      title: 'Emptied in the same layer',
      good: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
    },
    {
      title: 'A cache mount',
      good: 'FROM node:24-slim\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile\n',
    },
  ],
});
