import { defineRule } from '#lint/define-rule.js';

export default defineRule({
  id: 'no-unused-suppression',
  title: 'Remove a suppression that suppresses nothing',
  category: 'style',
  severity: 'info',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'What it was for is gone, but it stays on guard: the next real finding at that place is silenced without anybody deciding so.',
  remedy: 'Delete the comment.',
  messages: { unused: 'Nothing is found here that {names} could suppress.' },
  check: {
    suppression({ tool, used, judged, unknown, names, span }, { report, document }) {
      if (tool !== 'plimsoll' || used || !judged || unknown.length > 0) return;
      const comment = document.nodes.find((node) => node.type === 'comment' && node.span.start === span.start);
      report({
        message: 'unused',
        values: { names: names.map(({ name }) => name).join(', ') },
        at: span,
        fix: comment && {
          title: 'Delete the comment',
          safety: 'safe',
          edits: [{ span: comment.lines, text: '' }],
        },
      });
    },
  },
  examples: [
    {
      bad: 'FROM debian:13\n# plimsoll ignore=no-unused-suppression reason: an example\nRUN make\n',
      at: '# plimsoll ignore=no-unused-suppression reason: an example',
      good: 'FROM debian:13\nRUN make\n',
    },
    { good: 'FROM debian:13\nRUN make\n' },
  ],
});
