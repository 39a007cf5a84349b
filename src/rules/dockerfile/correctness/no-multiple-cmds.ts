import { defineRule } from '#lint/define-rule.js';
import { deleteInstruction } from '#lint/edits/delete-instruction.js';
import { supersededIn } from '#model/superseded.js';

export default defineRule({
  id: 'no-multiple-cmds',
  title: 'Write one CMD a stage',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL4003', 'MultipleInstructionsDisallowed', 'DS-0016'],
  why: 'Only the last CMD counts. Who reads the first one, or edits it, is led astray; often somebody expected both to run.',
  remedy: 'Keep the last one, or put the commands into one script.',
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  messages: { dead: 'This CMD never takes effect; a later one replaces it.' },
  check: {
    stage(stage, { report, document }) {
      for (const { dead, holds } of supersededIn(stage, 'CMD')) {
        const related = [{ at: holds.keyword.span, note: 'This one holds.' }];
        const edit = deleteInstruction(document, dead);
        const fix = edit && { title: 'Delete it', safety: 'safe' as const, edits: [edit] };
        report({ message: 'dead', at: dead.keyword.span, related, fix });
      }
    },
  },
  examples: [
    { bad: 'FROM alpine:3.23\nCMD ["first"]\nCMD ["second"]\n', at: 'CMD', good: 'FROM alpine:3.23\nCMD ["second"]\n' },
    { good: 'FROM alpine:3.23\nCMD ["second"]\n' },
    { title: 'One in each stage', good: 'FROM alpine:3.23 AS a\nCMD ["first"]\nFROM alpine:3.23\nCMD ["second"]\n' },
  ],
});
