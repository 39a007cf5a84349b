import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-constant-platform',
  title: 'Leave the platform to the build',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3029', 'FromPlatformFlagConstDisallowed'],
  why: 'With a fixed platform the stage is of that platform on every machine: `docker build --platform=linux/arm64` still fills the image with amd64 programs, and on an ARM machine every RUN is emulated, several times slower.',
  remedy:
    'Drop the flag and choose the platform when building, or use `$BUILDPLATFORM` for a stage that cross-compiles.',
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  messages: { fixed: 'This stage is {platform}, whatever platform is asked for.' },
  check: {
    stage({ from, name, base }, { report }) {
      const { platform } = from;
      if (!platform || platform.text === '' || platform.text.includes('$')) return;
      const parts = platform.text.toLowerCase().split('/');
      // `FROM --platform=linux/arm64 … AS build-arm64` is one of a choice; Windows images have but one platform.
      if (parts[0] === 'windows' || parts.some((part) => part !== '' && name?.includes(part))) return;
      if (base.kind === 'image' && base.facts?.distribution === 'windows') return;
      const flag = from.flags.find(({ name: flagName }) => flagName === 'platform');
      const end = from.image?.span.start ?? 0;
      report({
        message: 'fixed',
        values: { platform: platform.text },
        at: platform.span,
        fix:
          flag && from.flags.length === 1
            ? {
                title: 'Remove --platform',
                safety: 'review',
                edits: [{ span: { start: flag.span.start, end }, text: '' }],
              }
            : undefined,
      });
    },
  },
  examples: [
    {
      bad: 'FROM --platform=linux/amd64 node:24-slim\nCMD ["node"]\n',
      at: 'linux/amd64',
      good: 'FROM node:24-slim\nCMD ["node"]\n',
    },
    { title: 'Cross-compiling', good: 'FROM --platform=$BUILDPLATFORM golang:1.27\n' },
    { title: 'One of a choice', good: 'FROM --platform=linux/arm64 debian:13 AS base-arm64\n' },
  ],
});
