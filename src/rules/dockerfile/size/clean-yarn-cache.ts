import { defineRule } from '#lint/define-rule.js';
import { cacheMountFix } from '#lint/edits/cache-mount-fix.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { commandWith } from '#model/cleanup.js';
import { keepsHomeCacheOut, rootHome } from '#model/home-cache.js';

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
    RUN(run, { document, model, commandsOf, stateAt, isShipped, builder, report }) {
      if (!isShipped(run)) return;
      const commands = commandsOf(run);
      const install = commandWith('install', ['yarn'], commands);
      if (!install || keepsHomeCacheOut(run, commands, install, ['.cache/yarn', 'usr/local/share/.cache', '.yarn']))
        return;
      if (commandWith('clean', ['yarn'], commands.slice(commands.indexOf(install)))) return;
      // Only the first Yarn has these flags; what a later one keeps in its cache may be what the application loads.
      const isFirst = install.args.some(({ value }) =>
        /^--(?:frozen-lockfile|pure-lockfile|production|prod)$/.test(value),
      );
      const removes = ['/usr/local/share/.cache/yarn/**'];
      const mount =
        builder === 'persistent' && rootHome(stateAt(run))
          ? cacheMountFix(run, ['/usr/local/share/.cache/yarn'], { removes })
          : undefined;
      const cleanUp = cleanUpFix({ document, model }, run, install, 'yarn cache clean', removes);
      const fix = isFirst ? (mount ?? (cleanUp && { ...cleanUp, safety: 'review' as const })) : undefined;
      report({ message: 'kept', values: { program: install.program }, at: install.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile\n',
      at: 'yarn install --frozen-lockfile',
      good: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
    },
    {
      title: 'The builder keeps its caches',
      builder: 'persistent',
      bad: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile\n',
      at: 'yarn install --frozen-lockfile',
      good: 'FROM node:24-slim\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile\n',
    },
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
