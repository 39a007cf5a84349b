import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'use-apt-get-not-apt',
  title: 'Use apt-get in scripts; apt is for people',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3027', 'CKV_DOCKER_9'],
  why: 'apt says itself that its command line is not stable: options and output may change between releases. apt-get and apt-cache keep theirs for scripts.',
  remedy: 'Write `apt-get` (or `apt-cache` for search and show) instead of `apt`.',
  references: ['https://manpages.debian.org/apt'],
  messages: { unstable: 'apt has no stable command line; {instead} has.' },
  check: {
    commands: {
      apt(command, { report }) {
        const { name } = command;
        if (name?.value !== 'apt') return;
        const subcommand = command.args.find(({ value }) => !value.startsWith('-'))?.value ?? '';
        const instead = /^(?:search|show|policy|depends|rdepends|showsrc)$/.test(subcommand) ? 'apt-cache' : 'apt-get';
        const known = /^(?:update|install|remove|purge|autoremove|upgrade|clean|search|show)$/.test(subcommand);
        report({
          message: 'unstable',
          values: { instead },
          at: name.span,
          ...(known && {
            fix: { title: `Use ${instead}`, safety: 'safe' as const, edits: [{ span: name.span, text: instead }] },
          }),
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt update\n',
      at: 'apt',
      good: 'FROM debian:13\nRUN apt-get update\n',
    },
    { bad: 'FROM debian:13\nRUN apt search curl\n', at: 'apt', good: 'FROM debian:13\nRUN apt-cache search curl\n' },
  ],
});
