import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-insecure-wget',
  title: 'Let wget check the certificate of the server',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_3'],
  why: 'wget talks to anybody who answers: the file that ends up in the image is whatever somebody on the way wants it to be.',
  remedy: 'Remove the option; install `ca-certificates`, or name the authority with `--ca-certificate`.',
  messages: { bypassed: '{program} {option} accepts any certificate.' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:wget)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /^--no-check-certificate$/.test(value));
      if (word)
        report({
          message: 'bypassed',
          values: { program: command.program, option: word.value },
          at: word.span,
          fix: reviewFix('Check the certificate', dropOption(text, command, word)),
        });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN wget --no-check-certificate https://example.com/tool\n',
      at: '--no-check-certificate',
      good: 'FROM debian:13\nRUN wget https://example.com/tool\n',
    },
    { good: 'FROM debian:13\nRUN wget https://example.com/tool\n' },
  ],
});
