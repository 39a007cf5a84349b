import { defineRule } from '#lint/define-rule.js';
import { uncheckedCertificates } from '#lint/unchecked-certificates.js';

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
      for (const each of uncheckedCertificates(model, /^PIP_TRUSTED_HOST$/i, /./i)) report(each);
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
