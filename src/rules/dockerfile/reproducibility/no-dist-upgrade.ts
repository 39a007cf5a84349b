import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-dist-upgrade',
  title: 'Change the release by the base image, not by dist-upgrade',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DS-0024'],
  why: 'It installs and removes packages as it sees fit, doubles what the base layer holds, and gives another image every day. A newer base image gives the same updates, tested and once for all.',
  remedy: 'Take a newer base image and rebuild on a schedule.',
  messages: { upgraded: '{program} {subcommand} makes every build another one.' },
  check: {
    command(command, { document, instructionOf, report }) {
      if (!/^(?:apt-get|apt|aptitude)$/.test(command.program)) return;
      const call = invocationOf(command);
      const [word] = call?.subcommandWords ?? [];
      if (!call || !word || !/^(?:dist-upgrade|full-upgrade)$/.test(word.value) || call.operands.length > 0) return;
      report({
        message: 'upgraded',
        values: { program: command.program, subcommand: word.value },
        at: word.span,
        fix: reviewFix('Take the packages of the base image', dropCommand(document, instructionOf(command), command)),
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\nRUN apt-get update && apt-get dist-upgrade -y\n',
      at: 'dist-upgrade',
      good: 'FROM debian:13\nRUN apt-get update\n',
    },
    { good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n' },
  ],
});
