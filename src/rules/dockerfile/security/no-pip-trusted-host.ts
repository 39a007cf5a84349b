import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-pip-trusted-host',
  title: 'Let pip check the certificate of the index',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_4'],
  why: 'pip talks to anybody who answers for that host, and installing a package runs its code: who is on the way runs code in your build.',
  remedy: 'Remove the option; give the authority of the index with `--cert`.',
  messages: { bypassed: '{program} {option} accepts any certificate.' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:pip|pip2|pip3|pip3\\.\\d+|uv)$/.test(command.program)) return;
      const word = command.args.find(({ value }) =>
        /^--trusted-host(?:=.*)?$|^--allow-insecure-host(?:=.*)?$/.test(value),
      );
      if (!word) return;
      const value = word.value.includes('=') ? word : command.args[command.args.indexOf(word) + 1];
      report({
        message: 'bypassed',
        values: { program: command.program, option: word.value },
        at: word.span,
        fix: value && reviewFix('Check the certificate', dropOption(text, command, word, value)),
      });
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nRUN pip install --trusted-host pypi.example.com flask\n',
      at: '--trusted-host',
      good: 'FROM python:3.13-slim\nRUN pip install flask\n',
    },
    { good: 'FROM python:3.13-slim\nRUN pip install flask\n' },
  ],
});
