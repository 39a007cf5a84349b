import { defineRule } from '#lint/define-rule.js';
import { mountOver } from '#model/cache-mount.js';
import { commandWith } from '#model/cleanup.js';
import { lineEndOf } from '#text/lines.js';

const KEEP = `RUN rm -f /etc/apt/apt.conf.d/docker-clean && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache`;

export default defineRule({
  id: 'keep-downloaded-apt-packages',
  title: 'Let apt keep its downloads where a cache mount waits for them',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'The official Debian and Ubuntu images delete every downloaded package at once (/etc/apt/apt.conf.d/docker-clean), so that the cache mount over /var/cache/apt stays empty and speeds nothing up.',
  remedy:
    'Run `rm -f /etc/apt/apt.conf.d/docker-clean` and set `Binary::apt::APT::Keep-Downloaded-Packages "true"` before the install.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypecache'],
  messages: { emptied: 'apt empties this cache mount after every install.' },
  check: {
    stage(stage, { text, report, commandsOf, stateAt }) {
      const facts = stage.rootBase.kind === 'image' ? stage.rootBase.facts : undefined;
      if (facts?.distribution !== 'debian' && facts?.distribution !== 'ubuntu') return;
      for (const run of stage.instructions) {
        if (run.kind !== 'RUN') continue;
        const commands = commandsOf(run);
        if (commands.some(({ args }) => args.some(({ value }) => /docker-clean|Keep-Downloaded-Packages/.test(value))))
          return;
        const mount = mountOver(run, '/var/cache/apt/archives');
        const install = commandWith('install', ['apt'], commands);
        if (mount?.type !== 'cache' || !install || !mount.target) continue;
        const start = (run.comments[0] ?? run).lines.start;
        const isRoot = stateAt(run)?.user === 'root' && !run.trigger;
        const fix = isRoot && {
          title: 'Let apt keep what it downloads',
          // The setting stays in the image.
          safety: 'review' as const,
          edits: [{ span: { start, end: start }, text: `${KEEP}${lineEndOf(text)}` }],
        };
        report({ message: 'emptied', at: mount.target.span, fix: fix || undefined });
        return;
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n',
      at: '/var/cache/apt',
      good: `FROM debian:13\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && echo 'Binary::apt::APT::Keep-Downloaded-Packages "true";' > /etc/apt/apt.conf.d/keep-cache\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n`,
    },
    {
      good: 'FROM debian:13\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked apt-get update && apt-get install -y curl\n',
    },
  ],
});
