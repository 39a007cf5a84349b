import { defineRule } from '#lint/define-rule.js';
import { uncheckedCertificates } from '#lint/unchecked-certificates.js';

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
      for (const each of uncheckedCertificates(model, /^NODE_TLS_REJECT_UNAUTHORIZED$/i, /^0$/i)) report(each);
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
