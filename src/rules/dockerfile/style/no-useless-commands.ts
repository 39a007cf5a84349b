import { defineRule } from '#lint/define-rule.js';
import { deleteCommand } from '#lint/edits/delete-command.js';

const USELESS = new Set([
  'ssh',
  'vim',
  'shutdown',
  'service',
  'ps',
  'free',
  'top',
  'kill',
  'mount',
  'ifconfig',
  'systemctl',
  'reboot',
  'htop',
  'nano',
]);

export default defineRule({
  id: 'no-useless-commands',
  title: 'Do not run what makes no sense in a build',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3001'],
  why: 'A build step has no init system, no terminal and no processes of earlier steps: nothing that this command starts or shows is left when the step ends.',
  remedy: 'Remove the command; what a container shall do at start belongs into CMD or ENTRYPOINT.',
  messages: { useless: '{program} has no lasting effect in a build.' },
  check: {
    command(command, { report, document, instructionOf }) {
      if (!command.name || !USELESS.has(command.program) || command.name.value.startsWith('/')) return;
      if (command.program === 'ssh' && command.args.some(({ value }) => value === '-V' || value === '-T')) return;
      // The others change something while the RUN lasts.
      const run = instructionOf(command);
      const isDisplay = /^(?:ps|free|top)$/.test(command.program) && command.redirects.length === 0 && !command.wrapper;
      const edit = isDisplay && run.kind === 'RUN' ? deleteCommand(document, run, command, command.script) : undefined;
      report({
        message: 'useless',
        values: { program: command.program },
        at: command.name.span,
        fix: edit && { title: `Remove ${command.program}`, safety: 'safe', edits: [edit] },
      });
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN top -b -n 1\n', at: 'top' },
    {
      bad: 'FROM debian:13\nRUN make && free -m && make install\n',
      at: 'free',
      good: 'FROM debian:13\nRUN make && make install\n',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y openssh-client\n' },
  ],
});
