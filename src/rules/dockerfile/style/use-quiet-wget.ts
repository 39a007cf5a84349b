import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-quiet-wget',
  title: 'Keep the progress of wget out of the log',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL3047'],
  why: 'Without a terminal wget prints a line of dots for every 50 kilobytes: a large download fills the build log with thousands of lines, and the real error drowns.',
  remedy: 'Add `-nv`, `-q` or `--progress=dot:giga`.',
  messages: { chatty: 'wget fills the build log with its progress.' },
  check: {
    commands: {
      wget(command, { report }) {
        const { name } = command;
        const call = invocationOf(command);
        if (!call || !name || call.operands.length === 0) return;
        if (
          call.options.some(({ name: option }) =>
            /^--(?:progress|quiet|no-verbose|output-file|append-output)/.test(option),
          )
        )
          return;
        if (
          findOption(call, '-q', '-o', '-a') ||
          command.args.some(({ value }) => /^-nv?|^-[a-z]*nv/.test(value) && !value.startsWith('-nc'))
        )
          return;
        report({
          message: 'chatty',
          at: name.span,
          fix: {
            title: 'Add -nv',
            safety: 'safe',
            edits: [{ span: { start: name.span.end, end: name.span.end }, text: ' -nv' }],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN wget https://example.com/tool\n',
      at: 'wget',
      good: 'FROM debian:13\nRUN wget -nv https://example.com/tool\n',
    },
    { good: 'FROM debian:13\nRUN wget --progress=dot:giga https://example.com/tool\n' },
  ],
});
