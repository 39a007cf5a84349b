import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-no-log-init',
  title: 'Create users of high numbers without a login log',
  category: 'size',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3046'],
  why: '`useradd` writes an entry at the place of the user’s number into /var/log/lastlog and faillog. With a number of six digits or more these files have a nominal size of many megabytes up to terabytes, and the layer stores the empty space.',
  remedy: 'Add `-l` to `useradd`.',
  references: ['https://docs.docker.com/build/building/best-practices/#user'],
  messages: { sparse: 'useradd reserves a log entry for user number {uid}.' },
  check: {
    commands: {
      useradd(command, { report }) {
        const call = invocationOf(command);
        if (!call || !command.name || findOption(call, '-l', '--no-log-init')) return;
        const uid = findOption(call, '-u', '--uid')?.value;
        if (!uid || !/^\d{6,}$/.test(uid)) return;
        const { end } = command.name.span;
        report({
          message: 'sparse',
          values: { uid },
          at: command.name.span,
          fix: { title: 'Add -l', safety: 'safe', edits: [{ span: { start: end, end }, text: ' -l' }] },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN useradd -u 1234567 app\n',
      at: 'useradd',
      good: 'FROM debian:13\nRUN useradd -l -u 1234567 app\n',
    },
    { title: 'A small number', good: 'FROM debian:13\nRUN useradd -u 10001 app\n' },
  ],
});
