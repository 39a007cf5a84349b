import { defineRule } from '#lint/define-rule.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-batch-mode-for-maven',
  title: 'Run Maven in batch mode',
  category: 'style',
  severity: 'info',
  packs: ['style'],
  since: '2026-11',
  aliases: [],
  why: 'Without `-B` Maven draws progress bars and colours for a person: thousands of lines in the build log in which the real error is hard to find.',
  remedy: 'Add `-B` (and `-ntp` against the download lines).',
  references: ['https://maven.apache.org/ref/current/maven-embedder/cli.html'],
  messages: { interactive: '{program} runs as if somebody watched it.' },
  check: {
    command(command, { report }) {
      const { name } = command;
      if (!name || (command.program !== 'mvn' && command.program !== 'mvnw') || command.args.length === 0) return;
      const call = invocationOf(command);
      if (!call || findOption(call, '-B', '--batch-mode', '--non-interactive', '-q', '--quiet', '-v', '--version'))
        return;
      report({
        message: 'interactive',
        values: { program: command.program },
        at: name.span,
        fix: {
          title: 'Add -B',
          safety: 'safe',
          edits: [{ span: { start: name.span.end, end: name.span.end }, text: ' -B' }],
        },
      });
    },
  },
  examples: [
    { bad: 'FROM maven:3.9\nRUN mvn package\n', at: 'mvn', good: 'FROM maven:3.9\nRUN mvn -B package\n' },
    { good: 'FROM maven:3.9\nRUN mvn -B -ntp package\n' },
  ],
});
