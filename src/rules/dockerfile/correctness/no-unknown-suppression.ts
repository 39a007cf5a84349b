import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unknown-suppression',
  title: 'Suppress rules that exist',
  category: 'correctness',
  severity: 'warning',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'A suppression with a misspelt name suppresses nothing, and nobody notices until the pipeline turns red.',
  remedy: 'Correct the name; `plimsoll rules` lists them.',
  messages: { unknown: '{name} is no rule.' },
  check: {
    suppression({ tool, unknown }, { report }) {
      if (tool !== 'plimsoll') return;
      for (const { name, span, nearest } of unknown) {
        // A name of another kind is not of ours.
        const edits = nearest && name.length > 5 ? [{ span, text: nearest }] : undefined;
        report({
          message: 'unknown',
          values: { name },
          at: span,
          fix: edits && { title: `Write ${nearest}`, safety: 'safe', edits },
        });
      }
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\n# plimsoll ignore=no-sduo reason: an example\nRUN sudo make\n',
      at: 'no-sduo',
      good: 'FROM debian:13\n# plimsoll ignore=no-sudo reason: an example\nRUN sudo make\n',
    },
    { good: 'FROM debian:13\n# plimsoll ignore=no-unknown-suppression reason: an example\nRUN sudo make\n' },
  ],
});
