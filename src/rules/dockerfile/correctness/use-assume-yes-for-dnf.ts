import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

const ASKING = new Set([
  'install',
  'groupinstall',
  'localinstall',
  'update',
  'upgrade',
  'reinstall',
  'remove',
  'erase',
]);

export default defineRule({
  id: 'use-assume-yes-for-dnf',
  title: 'Let dnf answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3038'],
  why: 'Nobody answers during a build: the program asks for confirmation, reads the end of its input, and aborts.',
  remedy: 'Add `-y` behind the subcommand.',
  messages: { asks: '{program} {subcommand} asks for confirmation, and nobody answers.' },
  check: {
    command(command, { report }) {
      if (!/^(?:dnf|microdnf|tdnf)$/.test(command.program)) return;
      const call = invocationOf(command);
      const [word] = call?.subcommandWords ?? [];
      if (!call || !word || !ASKING.has(call.subcommand) || findOption(call, '-y', '--assumeyes', '--assume-yes'))
        return;
      if (command.pipeline.indexOf(command) > 0) return;
      report({
        message: 'asks',
        values: { program: command.program, subcommand: call.subcommand },
        at: word.span,
        fix: {
          title: `Add -y behind ${call.subcommand}`,
          safety: 'safe',
          edits: [{ span: { start: word.span.end, end: word.span.end }, text: ' -y' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM fedora:43\nRUN dnf install httpd\n',
      at: 'install',
      good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    },
    { title: 'Answered by a pipe', good: 'FROM fedora:43\nRUN yes | dnf install httpd\n' },
  ],
});
