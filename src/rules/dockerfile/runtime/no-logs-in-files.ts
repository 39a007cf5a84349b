import type { Cmd, Entrypoint } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Command } from '#shell/command.js';

export default defineRule({
  id: 'no-logs-in-files',
  title: 'Write logs to standard output',
  category: 'runtime',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: '`docker logs`, Kubernetes and every log collector read what a container prints. A log file inside of it is seen by nobody, grows until the disk is full, and is gone with the container.',
  remedy: 'Drop the redirection; what must go to a file, send to `/dev/stdout`.',
  messages: { file: 'The output goes to {file}, where nobody sees it.' },
  check: {
    CMD(cmd, { report, commandsOf, isShipped }) {
      const found = isShipped(cmd) ? redirection(cmd, commandsOf(cmd)) : undefined;
      if (found) report(found);
    },
    ENTRYPOINT(entrypoint, { report, commandsOf, isShipped }) {
      const found = isShipped(entrypoint) ? redirection(entrypoint, commandsOf(entrypoint)) : undefined;
      if (found) report(found);
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nCMD node app.js > /var/log/app.log 2>&1\n',
      at: '/var/log/app.log',
      good: 'FROM node:24-slim\nCMD ["node", "app.js"]\n',
    },
    { title: 'Shown again', good: 'FROM debian:13\nCMD app >> /var/log/app.log & tail -f /var/log/app.log\n' },
    { title: 'Thrown away, or to the output', good: 'FROM debian:13\nCMD setup > /dev/null; app > /dev/stdout\n' },
  ],
});

function redirection({ trigger }: Cmd | Entrypoint, commands: readonly Command[]) {
  if (trigger || commands.some(({ program }) => /^(?:tail|tee|multitail)$/.test(program))) return undefined;
  const last = commands.at(-1);
  const redirect = last?.redirects.find(
    ({ operator, descriptor, target }) => /^(?:>|>>|&>|&>>|>\|)$/.test(operator) && (descriptor ?? 1) <= 2 && target,
  );
  const file = redirect?.target;
  if (!file || !/\.log$|^\/var\/log\/|\/logs?\//.test(file.value)) return undefined;
  return { message: 'file', values: { file: file.value }, at: file.span } as const;
}
