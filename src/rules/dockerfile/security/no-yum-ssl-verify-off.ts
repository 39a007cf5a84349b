import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-yum-ssl-verify-off',
  title: 'Let yum and dnf check the certificate of the repository',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_15'],
  why: 'With `sslverify` off the package manager talks to anybody who answers: who is on the way chooses what is installed.',
  remedy: 'Remove the setting; name the authority with `sslcacert`.',
  messages: { off: '{program} is told not to check certificates ({option}).' },
  check: {
    command(command, { report }) {
      if (!/^(?:yum|dnf|tdnf|microdnf|yum-config-manager)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /(?:^|\.|=)sslverify\s*=\s*(?:0|false|no)$/i.test(value));
      if (word) report({ message: 'off', values: { program: command.program, option: word.value }, at: word.span });
    },
  },
  examples: [
    { bad: 'FROM fedora:43\nRUN dnf config-manager --save --setopt=sslverify=0\n', at: '--setopt=sslverify=0' },
    { good: 'FROM fedora:43\nRUN dnf config-manager --save --setopt=sslverify=1\n' },
  ],
});
