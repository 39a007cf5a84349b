import { defineRule } from '#lint/define-rule.js';
import { uncheckedCertificates } from '#lint/unchecked-certificates.js';

export default defineRule({
  id: 'no-git-ssl-verify-off',
  title: 'Let git check the certificate of the server',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_14'],
  why: 'git looks only whether the variable is set: 0 and an empty value switch the check off, too. git then clones from anybody who answers: who is on the way chooses the code that you build.',
  remedy: 'Remove the variable; name the missing authority in `GIT_SSL_CAINFO`.',
  messages: { off: '{name}={value} switches certificate checks off.' },
  check: {
    file({ model, report }) {
      for (const each of uncheckedCertificates(model, /^GIT_SSL_NO_VERIFY$/i, /^/)) report(each);
    },
  },
  examples: [
    { bad: 'FROM debian:13\nENV GIT_SSL_NO_VERIFY=true\n', at: 'GIT_SSL_NO_VERIFY=true', good: 'FROM debian:13\n' },
    { good: 'FROM debian:13\nENV GIT_SSL_CAINFO=/etc/ssl/ca.pem\n' },
  ],
});
