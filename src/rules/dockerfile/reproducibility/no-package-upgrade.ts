import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-package-upgrade',
  title: 'Take updates by a newer base image',
  category: 'reproducibility',
  severity: 'info',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: [],
  why: 'The updated files are stored once more on top of the old ones, and two builds of one commit differ. A newer base image gives the same updates without the double bytes.',
  remedy: 'Take a newer base image and rebuild on a schedule.',
  messages: { upgraded: '{program} {subcommand} makes every build another one.' },
  check: {
    command(command, { document, instructionOf, report }) {
      if (!/^(?:yum|dnf|microdnf|tdnf|zypper)$/.test(command.program)) return;
      const call = invocationOf(command);
      const [word] = call?.subcommandWords ?? [];
      if (!call || !word || !/^(?:upgrade|update|safe-upgrade|up)$/.test(word.value) || call.operands.length > 0)
        return;
      report({
        message: 'upgraded',
        values: { program: command.program, subcommand: word.value },
        at: word.span,
        fix: reviewFix('Take the packages of the base image', dropCommand(document, instructionOf(command), command)),
      });
    },
  },
  examples: [
    { bad: 'FROM fedora:43\nRUN dnf upgrade -y\n', at: 'upgrade', good: 'FROM fedora:43\n' },
    { good: 'FROM fedora:43\nRUN dnf install -y httpd\n' },
  ],
});
