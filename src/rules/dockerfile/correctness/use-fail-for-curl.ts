import { defineRule } from '#lint/define-rule.js';
import { verifies } from '#model/verification.js';
import { effectsOf } from '#shell/effects.js';
import { findOption, invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'use-fail-for-curl',
  title: 'Let curl fail when the server says no',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'Without `-f` curl takes an error page for the file and succeeds: a "404 Not Found" in HTML ends up in the image, and the build breaks later or not at all.',
  remedy: 'Add `-f` (or `--fail`).',
  references: ['https://curl.se/docs/manpage.html#-f'],
  messages: { accepts: 'curl stores an error page as if it were the file.' },
  check: {
    commands: {
      curl(command, { report, instructionOf, commandsOf }) {
        const { name } = command;
        const call = invocationOf(command);
        if (!call || !name || findOption(call, '-f', '--fail', '--fail-with-body', '-I', '--head', '-w', '--write-out'))
          return;
        const download = effectsOf(command).find((effect) => effect.kind === 'download');
        if (download?.kind !== 'download') return;
        const stored =
          !download.stdout ||
          command.redirects.some(
            ({ operator, descriptor, target }) =>
              operator.startsWith('>') && descriptor !== 2 && target?.value !== '/dev/null',
          );
        if (
          !stored ||
          download.to?.value === '/dev/null' ||
          download.urls.some(({ value }) => /^(?:file|ftp):|localhost|127\.0\.0\.1/.test(value))
        )
          return;
        if (verifies(commandsOf(instructionOf(command)))) return;
        report({
          message: 'accepts',
          at: name.span,
          fix: {
            title: 'Add -f',
            safety: 'safe',
            edits: [{ span: { start: name.span.end, end: name.span.end }, text: ' -f' }],
          },
        });
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN curl -sSLo /usr/bin/tool https://example.com/tool\n',
      at: 'curl',
      good: 'FROM debian:13\nRUN curl -f -sSLo /usr/bin/tool https://example.com/tool\n',
    },
    {
      title: 'A checksum finds the error page, too',
      good: 'FROM debian:13\nRUN curl -sSLo tool https://example.com/tool && echo "0123  tool" | sha256sum -c -\n',
    },
  ],
});
