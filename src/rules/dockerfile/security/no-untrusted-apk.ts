import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-untrusted-apk',
  title: 'Let apk check the signatures of packages',
  category: 'security',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_7'],
  why: 'apk installs packages whose signature nobody has checked: who controls the mirror or the network on the way controls your image.',
  remedy: 'Copy the key of the repository to /etc/apk/keys and remove the option.',
  messages: { bypassed: '{program} is told not to check signatures ({option}).' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:apk)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /^--allow-untrusted$/.test(value));
      // A package that was built here has no signature that apk knows.
      const isFile = command.args.some(({ value }) => /\.apk$|[/$*]|^-X/.test(value));
      if (word)
        report({
          message: 'bypassed',
          values: { program: command.program, option: word.value },
          at: word.span,
          fix: isFile ? undefined : reviewFix('Check the signatures', dropOption(text, command, word)),
        });
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nRUN apk add --no-cache --allow-untrusted curl\n',
      at: '--allow-untrusted',
      good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n',
    },
    { good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\n' },
  ],
});
