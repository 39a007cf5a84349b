import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

const ASKING = new Set([
  'install',
  'in',
  'remove',
  'rm',
  'source-install',
  'si',
  'patch',
  'update',
  'up',
  'dist-upgrade',
  'dup',
]);

export default defineRule({
  id: 'use-non-interactive-zypper',
  title: 'Let zypper answer its own question',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3034'],
  why: 'Nobody answers during a build: zypper asks for confirmation, reads the end of its input, and aborts.',
  remedy: 'Write `zypper --non-interactive`, or add `-y` behind the subcommand.',
  messages: { asks: 'zypper {subcommand} asks for confirmation, and nobody answers.' },
  check: {
    commands: {
      zypper(command, { report }) {
        const call = invocationOf(command);
        const [word] = call?.subcommandWords ?? [];
        if (!call || !word || !command.name || !ASKING.has(call.subcommand)) return;
        if (findOption(call, '-n', '--non-interactive', '-y', '--no-confirm')) return;
        const at = command.name.span.end;
        report({
          message: 'asks',
          values: { subcommand: call.subcommand },
          at: word.span,
          fix: {
            title: 'Add --non-interactive',
            safety: 'safe',
            edits: [{ span: { start: at, end: at }, text: ' --non-interactive' }],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM opensuse/leap:15.6\nRUN zypper install httpd\n',
      at: 'install',
      good: 'FROM opensuse/leap:15.6\nRUN zypper --non-interactive install httpd\n',
    },
    { good: 'FROM opensuse/leap:15.6\nRUN zypper -n in httpd\n' },
  ],
});
