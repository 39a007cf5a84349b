import { defineRule } from '#lint/define-rule.js';
import { deletionOf } from '#lint/delete-instruction.js';
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
    stage(stage, { document, report }) {
      for (const { dead, holds } of supersededIn(stage, 'HEALTHCHECK')) {
        const related = [{ at: holds.keyword.span, note: 'This one holds.' }];
        const edits = deletionOf(document, dead);
        report({
          message: 'dead',
          at: dead.keyword.span,
          related,
          fix: edits && { title: 'Delete it', safety: 'safe', edits },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM alpine:3.23\nHEALTHCHECK CMD first\nHEALTHCHECK CMD second\n',
      at: 'HEALTHCHECK',
      good: 'FROM alpine:3.23\nHEALTHCHECK CMD second\n',
    },
    {
      title: 'Between blank lines',
      bad: 'FROM alpine:3.23\r\n\r\nHEALTHCHECK CMD first\r\n\r\nEXPOSE 80\r\nHEALTHCHECK CMD second\r\n',
      at: 'HEALTHCHECK',
      good: 'FROM alpine:3.23\r\n\r\nEXPOSE 80\r\nHEALTHCHECK CMD second\r\n',
    },
    {
      title: 'A comment belongs to it',
      bad: 'FROM alpine:3.23\n# For development\nHEALTHCHECK CMD first\nHEALTHCHECK CMD second\n',
      at: 'HEALTHCHECK',
    },
    { good: 'FROM alpine:3.23\nHEALTHCHECK CMD second\n' },
    {
      title: 'One in each stage',
      good: 'FROM alpine:3.23 AS a\nHEALTHCHECK CMD first\nFROM alpine:3.23\nHEALTHCHECK CMD second\n',
    },
  ],
});
