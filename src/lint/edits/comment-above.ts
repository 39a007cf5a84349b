import type { Document, Instruction } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { lineEndBefore } from '#text/lines.js';
import type { Span } from '#text/span.js';

/**
 * The edits that put a comment behind an instruction on a line of its own above it. Undefined where the instruction has
 * several lines, or where the comment would become a parser directive.
 */
export function commentAbove(
  { nodes, text }: Document,
  instruction: Instruction,
  at: Span,
): readonly Edit[] | undefined {
  const { lines, span } = instruction;
  const line = text.slice(lines.start, lines.end);
  const comment = text.slice(at.start, span.end).trimEnd();
  if (/\n./.test(line) || !/^#/.test(comment)) return undefined;
  const onTop = nodes.slice(0, nodes.indexOf(instruction)).every(({ type }) => type === 'directive');
  if (onTop && /^#\s*\w+\s*=/.test(comment)) return undefined;
  const before = text.slice(lines.start, at.start);
  const lineEnd = lineEndBefore(text, lines.end);
  return [
    {
      span: { start: span.start, end: span.start },
      text: `${comment}${lineEnd}${text.slice(lines.start, span.start)}`,
    },
    { span: { start: lines.start + before.trimEnd().length, end: at.start + comment.length }, text: '' },
  ];
}
