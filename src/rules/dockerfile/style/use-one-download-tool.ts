import { defineRule } from '#lint/define-rule.js';
import type { Command } from '#shell/command.js';

export default defineRule({
  id: 'use-one-download-tool',
  title: 'Use curl or wget, not both',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: ['DL4001', 'DS-0014'],
  why: 'Each does what the other does. Two tools mean two packages to install and patch, and two sets of options to know.',
  remedy: 'Keep one of them and rewrite the other calls of this stage.',
  messages: { both: '{program} is used here, and {other} elsewhere in this stage.' },
  check: {
    stage(stage, { report }) {
      let first: Command | undefined;
      for (const command of stage.commands) {
        if (command.program !== 'curl' && command.program !== 'wget') continue;
        first ??= command;
        if (command.program === first.program || !command.name) continue;
        report({
          message: 'both',
          values: { program: command.program, other: first.program },
          at: command.name.span,
          related: [{ at: first.span, note: `${first.program} is used here.` }],
        });
        return;
      }
    },
  },
  examples: [
    { bad: 'FROM debian:13\nRUN curl -fO https://example.com/a && wget https://example.com/b\n', at: 'wget' },
    { good: 'FROM debian:13\nRUN curl -fO https://example.com/a && curl -fO https://example.com/b\n' },
    {
      title: 'Different stages',
      good: 'FROM debian:13 AS a\nRUN curl -fO https://example.com/a\nFROM debian:13\nRUN wget https://example.com/b\n',
    },
  ],
});
