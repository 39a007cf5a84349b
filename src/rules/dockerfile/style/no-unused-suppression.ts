import type { Document } from '#dockerfile/document.js';
import { defineRule } from '#lint/define-rule.js';
import type { Fix } from '#lint/finding.js';
import type { Span } from '#text/span.js';

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
    suppression({ tool, used, judged, unknown, names, span }, { document, report }) {
      if (tool !== 'plimsoll' || used || !judged || unknown.length > 0) return;
      report({
        message: 'unused',
        values: { names: names.map(({ name }) => name).join(', ') },
        at: span,
        fix: deletionOfComment(document, span),
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

/** Only for a comment with a line of its own outside of instructions, and not where the next one would become a directive. */
function deletionOfComment({ nodes }: Document, span: Span): Fix | undefined {
  const index = nodes.findIndex((node) => node.type === 'comment' && node.span.start === span.start);
  const comment = nodes[index];
  if (!comment || comment.span.end !== span.end) return undefined;
  const onTop = nodes.slice(0, index).every(({ type }) => type === 'directive');
  if (onTop && nodes[index + 1]?.type === 'comment') return undefined;
  return { title: 'Delete the comment', safety: 'safe', edits: [{ span: comment.lines, text: '' }] };
}
