import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import type { Command } from '#shell/command.js';
import type { ShellWord } from '#shell/shell-word.js';
import type { Edit } from '#text/edit.js';

export default defineRule({
  id: 'no-insecure-curl',
  title: 'Let curl check the certificate of the server',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_2'],
  why: 'With `-k` curl talks to anybody who answers: the file that ends up in the image is whatever somebody on the way wants it to be.',
  remedy: 'Remove the option; install `ca-certificates`, or name the authority with `--cacert`.',
  messages: { bypassed: '{program} {option} accepts any certificate.' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:curl)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /^--insecure$|^-[A-Za-z#]*k[A-Za-z#]*$/.test(value));
      if (word)
        report({
          message: 'bypassed',
          values: { program: command.program, option: word.value },
          at: word.span,
          fix: reviewFix('Check the certificate', withoutK(text, command, word)),
        });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN curl -fsSLk https://example.com/tool -o /usr/bin/tool\n',
      at: '-fsSLk',
      good: 'FROM debian:13\nRUN curl -fsSL https://example.com/tool -o /usr/bin/tool\n',
    },
    { good: 'FROM debian:13\nRUN curl -fsSL https://example.com/tool -o /usr/bin/tool\n' },
  ],
});

/** The option goes, or its letter goes from among others. */
function withoutK(text: string, command: Command, word: ShellWord): Edit | undefined {
  if (/^-(?:k|-insecure)$/.test(word.text)) return dropOption(text, command, word);
  const isExact = text.slice(word.span.start, word.span.end) === word.text && word.text === word.value;
  return isExact ? { span: word.span, text: word.text.replace('k', '') } : undefined;
}
