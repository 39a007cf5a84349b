import { defineRule } from '#lint/define-rule.js';
import { dropOption } from '#lint/edits/drop-option.js';
import { reviewFix } from '#lint/edits/review-fix.js';

export default defineRule({
  id: 'no-unsigned-rpm',
  title: 'Let dnf, yum and rpm check the signatures of packages',
  category: 'security',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['CKV2_DOCKER_9', 'CKV2_DOCKER_10'],
  why: 'The package manager installs packages whose signature nobody has checked: who controls the mirror or the network on the way controls your image.',
  remedy: 'Import the key of the repository with `rpm --import` and remove the option.',
  messages: { bypassed: '{program} is told not to check signatures ({option}).' },
  check: {
    command(command, { text, report }) {
      if (!/^(?:yum|dnf|tdnf|microdnf|rpm|zypper)$/.test(command.program)) return;
      const word = command.args.find(({ value }) =>
        /^--(?:nogpgcheck|nosignature|nodigest|no-gpg-checks|no-verify|nofiledigest)$|^--setopt=(?:[\\w.*-]*\\.)?gpgcheck=(?:0|false)$/.test(
          value,
        ),
      );
      // The key of a package from elsewhere is not installed.
      const isFile = command.program === 'rpm' || command.args.some(({ value }) => /\.rpm$|[/$*]/.test(value));
      if (word)
        report({
          message: 'bypassed',
          values: { program: command.program, option: word.value },
          at: word.span,
          fix: isFile ? undefined : reviewFix('Check the signatures', dropOption(text, command, word)),
        });
    },
  },
  examples: [
    {
      bad: 'FROM fedora:43\nRUN dnf install -y --nogpgcheck httpd\n',
      at: '--nogpgcheck',
      good: 'FROM fedora:43\nRUN dnf install -y httpd\n',
    },
    { good: 'FROM fedora:43\nRUN dnf install -y httpd\n' },
  ],
});
