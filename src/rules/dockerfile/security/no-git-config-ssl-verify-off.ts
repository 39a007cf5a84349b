import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-git-config-ssl-verify-off',
  title: 'Let git check the certificate of the server',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'git then clones from anybody who answers: who is on the way chooses the code that you build. A global setting stays in the image, too.',
  remedy: 'Remove the setting; name the missing authority with `http.sslCAInfo`.',
  messages: { off: 'git is told not to check certificates.' },
  check: {
    commands: {
      git(command, { document, instructionOf, report }) {
        const at = command.args.findIndex(({ value }) =>
          /^http\.(?:.+\.)?sslverify(?:=(?:false|0|no|off))?$/i.test(value),
        );
        const word = command.args[at];
        if (!word) return;
        if (/=/.test(word.value) || /^(?:false|0|no|off)$/i.test(command.args[at + 1]?.value ?? '')) {
          const isConfig = command.args[0]?.value === 'config';
          const edit = isConfig ? dropCommand(document, instructionOf(command), command) : undefined;
          report({ message: 'off', at: word.span, fix: reviewFix('Check certificates again', edit) });
        }
      },
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN git config --global http.sslVerify false\n',
      at: 'http.sslVerify',
      good: 'FROM debian:13\n',
    },
    { good: 'FROM debian:13\nRUN git config --global http.sslCAInfo /etc/ssl/ca.pem\n' },
  ],
});
