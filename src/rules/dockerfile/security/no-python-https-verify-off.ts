import { defineRule } from '#lint/define-rule.js';
import { uncheckedCertificates } from '#lint/unchecked-certificates.js';

export default defineRule({
  id: 'no-python-https-verify-off',
  title: 'Let Python check certificates',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_5'],
  why: 'Python then talks to anybody who answers, in the build and in the running container: who is on the way reads and changes the traffic.',
  remedy: 'Remove the variable; install the authority that is missing.',
  messages: { off: '{name}={value} switches certificate checks off.' },
  check: {
    file({ model, report }) {
      for (const each of uncheckedCertificates(model, /^PYTHONHTTPSVERIFY$/i, /^0$/i)) report(each);
    },
  },
  examples: [
    {
      bad: 'FROM python:3.13-slim\nENV PYTHONHTTPSVERIFY=0\n',
      at: 'PYTHONHTTPSVERIFY=0',
      good: 'FROM python:3.13-slim\n',
    },
    { good: 'FROM python:3.13-slim\nENV PYTHONHTTPSVERIFY=1\n' },
  ],
});
