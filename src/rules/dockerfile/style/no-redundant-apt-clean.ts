import { defineRule } from '#lint/define-rule.js';
import { deleteCommand } from '#lint/edits/delete-command.js';

export default defineRule({
  id: 'no-redundant-apt-clean',
  title: 'Leave out apt-get clean on official images',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'The official Debian and Ubuntu images run it by themselves after every install. It does not remove the package lists either, which people often think.',
  remedy: 'Remove it; delete /var/lib/apt/lists instead.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  messages: { automatic: '{program} {subcommand} runs by itself on {image}.' },
  check: {
    command(command, { report, stageOf, instructionOf, document }) {
      if (command.program !== 'apt-get' && command.program !== 'apt') return;
      // Who takes /etc/apt/apt.conf.d/docker-clean away keeps the packages, and who only fetches them, too.
      if (/docker-clean|--download-only/.test(document.text)) return;
      const word = command.args.find(({ value }) => value === 'clean' || value === 'autoclean');
      const base = stageOf(instructionOf(command))?.rootBase;
      if (!word || base?.kind !== 'image' || (base.image.repository !== 'debian' && base.image.repository !== 'ubuntu'))
        return;
      const run = instructionOf(command);
      const edit = run.kind === 'RUN' ? deleteCommand(document, run, command, command.script) : undefined;
      report({
        message: 'automatic',
        values: { program: command.program, subcommand: word.value, image: base.image.text },
        at: command.span,
        fix: edit && { title: 'Leave it out', safety: 'safe', edits: [edit] },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl && apt-get clean\n',
      at: 'apt-get clean',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    {
      title: 'Another base may keep the packages',
      good: 'FROM example/base:1.0\nRUN apt-get install -y curl && apt-get clean\n',
    },
  ],
});
