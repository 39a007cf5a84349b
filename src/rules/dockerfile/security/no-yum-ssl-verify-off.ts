import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

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
    command(command, { text, report }) {
      if (!/^(?:yum|dnf|tdnf|microdnf|yum-config-manager)$/.test(command.program)) return;
      const word = command.args.find(({ value }) => /(?:^|\.|=)sslverify\s*=\s*(?:0|false|no)$/i.test(value));
      if (!word) return;
      const isInstall = command.args.some(({ value }) => /^(?:install|update|upgrade|groupinstall)$/.test(value));
      const edit = isInstall && word.value.startsWith('--') ? dropOption(text, command, word) : undefined;
      const fix = reviewFix('Check certificates again', edit);
      report({ message: 'off', values: { program: command.program, option: word.value }, at: word.span, fix });
    },
  },
  examples: [
    { bad: 'FROM fedora:43\nRUN dnf config-manager --save --setopt=sslverify=0\n', at: '--setopt=sslverify=0' },
    {
      title: 'For one install',
      bad: 'FROM fedora:43\nRUN dnf install -y --setopt=sslverify=false httpd\n',
      at: '--setopt=sslverify=false',
      good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    },
    { good: 'FROM fedora:43\nRUN dnf config-manager --save --setopt=sslverify=1\n' },
  ],
});
