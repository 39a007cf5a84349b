import { defineRule } from '#lint/define-rule.js';
import { dropSetting } from '#lint/edits/drop-setting.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { settingsOf } from '#model/settings.js';

export default defineRule({
  id: 'no-pip-trusted-host-by-variable',
  title: 'Let pip check the certificate of the index',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_16'],
  why: 'pip talks to anybody who answers for that host, and installing a package runs its code: who is on the way runs code in your build.',
  remedy: 'Remove the variable; give the authority of the index in `PIP_CERT`.',
  messages: { off: '{name}={value} accepts any certificate from that host.' },
  check: {
    file({ model, report }) {
      for (const { name, value, span } of settingsOf(model)) {
        if (/^(?:PIP_TRUSTED_HOST)$/i.test(name) && /./i.test(value))
          report({
            message: 'off',
            values: { name, value },
            at: span,
            fix: reviewFix('Check certificates again', dropSetting(model, span)),
          });
      }
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nENV PIP_TRUSTED_HOST=pypi.example.com\n',
      at: 'PIP_TRUSTED_HOST=pypi.example.com',
      good: 'FROM python:3.13-slim\n',
    },
    { good: 'FROM python:3.13-slim\nENV PIP_CERT=/etc/ssl/ca.pem\n' },
  ],
});
