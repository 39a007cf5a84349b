import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-batch-for-gpg',
  title: 'Run gpg in batch mode',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'gpg is made for people: without `--batch` it may ask, use a terminal that is not there, and its exit code is less strict. GnuPG asks scripts to use it.',
  remedy: 'Add `--batch`.',
  references: ['https://www.gnupg.org/documentation/manuals/gnupg/Unattended-Usage-of-GPG.html'],
  messages: { interactive: 'gpg runs as if somebody watched it.' },
  check: {
    command(command, { report }) {
      const { name } = command;
      const call = command.program === 'gpg' || command.program === 'gpg2' ? invocationOf(command) : undefined;
      if (!call || !name || findOption(call, '--batch', '--version', '--dearmor')) return;
      report({
        message: 'interactive',
        at: name.span,
        fix: {
          title: 'Add --batch',
          safety: 'safe',
          edits: [{ span: { start: name.span.end, end: name.span.end }, text: ' --batch' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN gpg --verify app.asc app\n',
      at: 'gpg',
      good: 'FROM debian:13\nRUN gpg --batch --verify app.asc app\n',
    },
    { good: 'FROM debian:13\nRUN gpg --batch --import key.asc\n' },
  ],
});
