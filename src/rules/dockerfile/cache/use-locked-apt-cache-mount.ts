import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-locked-apt-cache-mount',
  title: 'Lock the cache mounts of apt',
  category: 'cache',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'apt wants its folders for itself. Two builds, or two stages of one build, that share the mount at the same time fail with "Could not get lock".',
  remedy: 'Add `sharing=locked` to the mount.',
  references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypecache'],
  messages: { shared: 'The apt cache at {target} is shared without a lock.' },
  check: {
    RUN(run, { report }) {
      for (const { type, target, sharing, flag } of run.mounts) {
        if (type !== 'cache' || !target || !/^\/var\/(?:cache|lib)\/apt\b/.test(target.text)) continue;
        if (sharing && /^(?:locked|private)$/.test(sharing.text)) continue;
        const { value } = flag;
        if (!value) continue;
        const at = value.span.end;
        const fix = sharing
          ? { title: 'Lock the mount', safety: 'safe' as const, edits: [{ span: sharing.span, text: 'locked' }] }
          : {
              title: 'Add sharing=locked',
              safety: 'safe' as const,
              edits: [{ span: { start: at, end: at }, text: ',sharing=locked' }],
            };
        const exact = value.span.end - value.span.start === value.text.length;
        report({ message: 'shared', values: { target: target.text }, at: target.span, ...(exact && { fix }) });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\n',
      at: '/var/lib/apt',
      good: 'FROM debian:13\nRUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update\n',
    },
    {
      title: 'pip can share',
      good: 'FROM python:3.13-slim\nRUN --mount=type=cache,target=/root/.cache/pip pip install flask\n',
    },
  ],
});
