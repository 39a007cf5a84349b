import { defineRule } from '#lint/define-rule.js';
import { cacheMountFix } from '#lint/edits/cache-mount-fix.js';
import { cleanUpFix } from '#lint/edits/clean-up-fix.js';
import { commandWith } from '#model/cleanup.js';
import { keepsHomeCacheOut, rootHome } from '#model/home-cache.js';
import { effectsOf } from '#shell/effects.js';

export default defineRule({
  id: 'clean-npm-cache',
  title: 'Keep the npm cache out of the image',
  category: 'size',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'npm keeps every downloaded package below ~/.npm, about as many bytes again as node_modules. In an image nobody reads them; in a cache mount they make the next build faster.',
  remedy: 'Mount a cache over /root/.npm, or end the RUN with `&& npm cache clean --force`.',
  messages: { kept: '{program} leaves its download cache in this layer.' },
  check: {
    RUN(run, { document, model, commandsOf, stateAt, isShipped, builder, report }) {
      if (run.trigger || !isShipped(run)) return;
      const commands = commandsOf(run);
      const install = commandWith('install', ['npm'], commands);
      if (!install || keepsHomeCacheOut(run, commands, install, ['.npm'])) return;
      if (commandWith('clean', ['npm'], commands.slice(commands.indexOf(install)))) return;
      // npm may be gone by the end of the RUN.
      const later = commands.slice(commands.indexOf(install));
      const stays = !later.some((each) => effectsOf(each).some(({ kind }) => kind === 'remove' || kind === 'delete'));
      const removes = ['/**/.npm/**'];
      const home = stateAt(run)?.variable('NPM_CONFIG_CACHE') ? undefined : rootHome(stateAt(run));
      const mount = builder === 'persistent' && home ? cacheMountFix(run, [`${home}/.npm`], { removes }) : undefined;
      const cleanUp = () => cleanUpFix({ document, model }, run, install, 'npm cache clean --force', removes);
      const fix = mount ?? (stays ? cleanUp() : undefined);
      report({ message: 'kept', values: { program: install.program }, at: install.span, fix });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nRUN npm ci\n',
      at: 'npm ci',
      good: 'FROM node:24-slim\nRUN npm ci && npm cache clean --force\n',
    },
    {
      title: 'The builder keeps its caches',
      builder: 'persistent',
      bad: 'FROM node:24-slim\nRUN npm ci\n',
      at: 'npm ci',
      good: 'FROM node:24-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
    },
    { title: 'Emptied in the same layer', good: 'FROM node:24-slim\nRUN npm ci && npm cache clean --force\n' },
    { title: 'A cache mount', good: 'FROM node:24-slim\nRUN --mount=type=cache,target=/root/.npm npm ci\n' },
  ],
});
