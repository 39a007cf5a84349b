import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-unauthenticated-apt',
  title: 'Let apt check the signatures of packages',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_8'],
  why: 'apt installs packages whose origin nobody has checked: who controls the mirror or the network on the way controls your image.',
  remedy: 'Remove the option and add the key of the repository with `signed-by`.',
  messages: { bypassed: '{program} is told not to check signatures ({option}).' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:apt-get|apt|aptitude)$/.test(command.program)) return;
      const word = command.args.find(({ value }) =>
        /^--allow-unauthenticated$|^APT::Get::AllowUnauthenticated=(?:1|true|yes)$|^--allow-insecure-repositories$/.test(
          value,
        ),
      );
      if (word)
        report({
          message: 'bypassed',
          values: { program: command.program, option: word.value },
          at: word.span,
          fix: word.value.startsWith('--')
            ? reviewFix('Check the signatures', dropOption(text, command, word))
            : undefined,
        });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --allow-unauthenticated curl\n',
      at: '--allow-unauthenticated',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n' },
  ],
});
