import { defineRule } from '#lint/define-rule.js';
import { dropCommand } from '#lint/edits/drop-command.js';
import { reviewFix } from '#lint/edits/review-fix.js';
import { invocationOf } from '#shell/invocation.js';

export default defineRule({
  id: 'no-zypper-dist-upgrade',
  title: 'Change the release by the base image, not by zypper dup',
  category: 'reproducibility',
  severity: 'warning',
  packs: ['reproducible'],
  since: '2026-11',
  aliases: ['DL3035'],
  why: 'It may move the whole distribution to another state, doubles what the base layer holds, and gives another image every day.',
  remedy: 'Take a newer base image and rebuild on a schedule.',
  messages: { upgraded: '{program} {subcommand} makes every build another one.' },
  check: {
    command(command, { document, instructionOf, report }) {
      if (!/^(?:zypper)$/.test(command.program)) return;
      const call = invocationOf(command);
      const [word] = call?.subcommandWords ?? [];
      if (!call || !word || !/^(?:dist-upgrade|dup)$/.test(word.value) || call.operands.length > 0) return;
      report({
        message: 'upgraded',
        values: { program: command.program, subcommand: word.value },
        at: word.span,
        fix: reviewFix('Take the packages of the base image', dropCommand(document, instructionOf(command), command)),
      });
    },
  },
  examples: [
    { bad: 'FROM opensuse/leap:15.6\nRUN zypper -n dup\n', at: 'dup', good: 'FROM opensuse/leap:15.6\n' },
    { good: 'FROM opensuse/leap:15.6\nRUN zypper -n install curl\n' },
  ],
});
