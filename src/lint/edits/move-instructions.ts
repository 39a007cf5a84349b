import type { Document, Instruction, Node } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { lineEndBefore } from '#text/lines.js';
import type { Span } from '#text/span.js';

/** Moves instructions with the comments above them to a place between other instructions: above `before`, or below `after`. */
export function moveInstructions(
  { nodes, text }: Document,
  moved: readonly Instruction[],
  place: { readonly before: Instruction } | { readonly after: Instruction },
): readonly Edit[] {
  const blocks = moved.map((instruction) => ({ start: topOf(instruction), end: instruction.lines.end }));
  const at = 'before' in place ? topOf(place.before) : place.after.lines.end;
  const lines = blocks.map(({ start, end }) => text.slice(start, end)).join('');
  // The last line of a file may have no line end.
  const isOpen = at === text.length && !text.endsWith('\n');
  const lineEnd = lineEndBefore(text, (moved[0] as Instruction).lines.end);
  const put = isOpen ? lineEnd + lines.slice(0, -lineEnd.length) : lines;
  const taken = new Set<Node>(moved.flatMap((instruction) => [instruction, ...instruction.comments]));
  return [
    ...blocks.map((block, index) => ({ span: withBlank(nodes, taken, moved[index] as Instruction, block), text: '' })),
    { span: { start: at, end: at }, text: put },
  ];
}

function topOf({ lines, comments }: Instruction): number {
  return (comments[0] ?? { lines }).lines.start;
}

/** Where a block stands between two blank lines, the second one goes with it. */
function withBlank(nodes: readonly Node[], taken: ReadonlySet<Node>, last: Instruction, block: Span): Span {
  const index = nodes.indexOf(last);
  const next = nodes[index + 1];
  const before = nodes.slice(0, index).findLast((node) => !taken.has(node));
  return next?.type === 'blank' && before?.type === 'blank' ? { start: block.start, end: next.lines.end } : block;
}
