import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-redundant-target-platform',
  title: 'Leave out --platform=$TARGETPLATFORM',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  why: 'The target platform is what FROM takes anyway. The flag says nothing, but readers look for the reason, and builders without BuildKit do not know the variable.',
  remedy: 'Remove the flag.',
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  messages: { redundant: '{value} is the platform of FROM anyway.' },
  check: {
    FROM({ flags, platform }, { report, text }) {
      if (!platform || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platform.text)) return;
      const flag = flags.find(({ name }) => name === 'platform');
      if (!flag) return;
      const before = /[ \t]/.test(text[flag.span.start - 1] ?? '') ? 1 : 0;
      report({
        message: 'redundant',
        values: { value: platform.text },
        at: flag.span,
        fix: {
          title: 'Remove the flag',
          safety: 'safe',
          edits: [{ span: { start: flag.span.start - before, end: flag.span.end }, text: '' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM --platform=$TARGETPLATFORM alpine:3.23\n',
      at: '--platform=$TARGETPLATFORM',
      good: 'FROM alpine:3.23\n',
    },
    { title: 'The platform of the builder', good: 'FROM --platform=$BUILDPLATFORM golang:1.27\n' },
  ],
});
