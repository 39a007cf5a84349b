import { defineRule } from '#lint/define-rule.js';
import { uncheckedCertificates } from '#lint/unchecked-certificates.js';

export default defineRule({
  id: 'no-npm-strict-ssl-off-by-variable',
  title: 'Let npm check the certificate of the registry',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_12'],
  why: 'npm then talks to anybody who answers, and installing a package runs its code: who is on the way runs code in your build.',
  remedy: 'Remove the variable; name the missing authority in `NPM_CONFIG_CAFILE`.',
  messages: { off: '{name}={value} switches certificate checks off.' },
  check: {
    file({ model, report }) {
      for (const each of uncheckedCertificates(model, /^NPM_CONFIG_STRICT_SSL$/i, /^false$/i)) report(each);
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim\nENV NPM_CONFIG_STRICT_SSL=false\n',
      at: 'NPM_CONFIG_STRICT_SSL=false',
      good: 'FROM node:24-slim\n',
    },
    { good: 'FROM node:24-slim\nENV NPM_CONFIG_STRICT_SSL=true\n' },
  ],
});
