import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-system-workdir',
  title: 'Keep the working directory out of the kernel’s file systems',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DS-0030'],
  why: '`/proc`, `/sys` and `/dev` are mounted afresh in every container: what the build writes there is gone, and what the application writes there may reach the host. `/boot` and its kin belong to the system.',
  remedy: 'Give the application a directory of its own, such as `/app`.',
  messages: { system: '{path} belongs to the system.' },
  check: {
    WORKDIR(workdir, { report, stateAt }) {
      const { path } = workdir;
      const value = path && (stateAt(workdir)?.expand(path.text) ?? path.text);
      if (!value || !/^\/(?:proc|sys|dev|boot|initrd|lost\+found)(?:\/|$)/.test(value)) return;
      report({ message: 'system', values: { path: value }, at: path.span });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nWORKDIR /proc/self\n',
      at: '/proc/self',
      good: 'FROM alpine:3.23\nWORKDIR /app\n',
    },
    { title: 'Only the name is alike', good: 'FROM alpine:3.23\nWORKDIR /development\n' },
  ],
});
