import { defineRule } from '#lint/define-rule.js';
import { dropSetting } from '#lint/edits/drop-setting.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { settingsOf } from '#model/settings.js';

export default defineRule({
  id: 'no-node-tls-verify-off',
  title: 'Let Node.js check certificates',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_6'],
  why: 'Node.js then talks to anybody who answers, in the build and in the running container: who is on the way reads and changes the traffic.',
  remedy: 'Remove the variable; name the missing authority in `NODE_EXTRA_CA_CERTS`.',
  messages: { off: '{name}={value} switches certificate checks off.' },
  check: {
    file({ model, report }) {
      for (const { name, value, span } of settingsOf(model)) {
        if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED)$/i.test(name) && /^0$/i.test(value))
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
      bad: 'FROM node:24-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n',
      at: 'NODE_TLS_REJECT_UNAUTHORIZED=0',
      good: 'FROM node:24-slim\n',
    },
    { good: 'FROM node:24-slim\nENV NODE_EXTRA_CA_CERTS=/etc/ssl/ca.pem\n' },
  ],
});
