import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-npm-strict-ssl-off',
  title: 'Let npm and yarn check the certificate of the registry',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_13'],
  why: 'The package manager then talks to anybody who answers, and installing a package runs its code: who is on the way runs code in your build.',
  remedy: 'Remove the setting; give the missing authority with `cafile`.',
  messages: { off: '{program} is told not to check certificates.' },
  check: {
    command(command, { document, instructionOf, report }) {
      if (!/^(?:npm|yarn|pnpm)$/.test(command.program)) return;
      const at = command.args.findIndex(({ value }) =>
        /^(?:--)?(?:strict-ssl|enableStrictSsl)(?:=(?:false|0))?$/.test(value),
      );
      const word = command.args[at];
      if (!word) return;
      const off = /=/.test(word.value) ? true : command.args[at + 1]?.value === 'false';
      if (!off) return;
      const isConfig = /^(?:config|set)$/.test(command.args[0]?.value ?? '');
      const edit = isConfig ? dropCommand(document, instructionOf(command), command) : undefined;
      const fix = reviewFix('Check certificates again', edit);
      report({ message: 'off', values: { program: command.program }, at: word.span, fix });
    },
  },
  examples: [
    { bad: 'FROM node:24-slim\nRUN npm config set strict-ssl false\n', at: 'strict-ssl', good: 'FROM node:24-slim\n' },
    { good: 'FROM node:24-slim\nRUN npm config set cafile /etc/ssl/ca.pem\n' },
  ],
});
