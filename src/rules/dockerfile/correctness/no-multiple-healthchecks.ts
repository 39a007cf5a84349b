import { defineRule } from '#lint/define-rule.js';
import { deleteInstruction } from '#lint/edits/delete-instruction.js';
import { supersededIn } from '#model/superseded.js';

export default defineRule({
  id: 'no-multiple-healthchecks',
  title: 'Write one HEALTHCHECK a stage',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: ['DL3012', 'MultipleInstructionsDisallowed', 'DS-0023'],
  why: 'Only the last HEALTHCHECK counts. Who relies on the first one is not warned when it would fail.',
  remedy: 'Keep the last one, or put the commands into one script.',
  references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
  messages: { dead: 'This HEALTHCHECK never takes effect; a later one replaces it.' },
  check: {
    stage(stage, { report, document }) {
      for (const { dead, holds } of supersededIn(stage, 'HEALTHCHECK')) {
        const related = [{ at: holds.keyword.span, note: 'This one holds.' }];
        const edit = deleteInstruction(document, dead);
        const fix = edit && { title: 'Delete it', safety: 'safe' as const, edits: [edit] };
        report({ message: 'dead', at: dead.keyword.span, related, fix });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nHEALTHCHECK CMD first\nHEALTHCHECK CMD second\n',
      at: 'HEALTHCHECK',
      good: 'FROM alpine:3.23\nHEALTHCHECK CMD second\n',
    },
    { good: 'FROM alpine:3.23\nHEALTHCHECK CMD second\n' },
    {
      title: 'One in each stage',
      good: 'FROM alpine:3.23 AS a\nHEALTHCHECK CMD first\nFROM alpine:3.23\nHEALTHCHECK CMD second\n',
    },
  ],
});
