import type { Document, Instruction } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';

/**
 * The edits that delete an instruction with its lines, and one of two blank lines around it. Undefined where a comment
 * belongs to it, or where a comment below would become a parser directive.
 */
export function deletionOf({ nodes, text }: Document, instruction: Instruction): readonly Edit[] | undefined {
  const { comments, innerComments, lines } = instruction;
  const index = nodes.indexOf(instruction);
  if (index < 0 || comments.length > 0 || innerComments.length > 0) return undefined;
  const [before, below] = [nodes[index - 1], nodes[index + 1]];
  if (below?.type === 'comment' && nodes.slice(0, index).every(({ type }) => type === 'directive')) return undefined;
  // At the end of the file the line end above goes with it, if it has none of its own.
  const isOpen = !below && before && !text.endsWith('\n');
  const start = isOpen ? before.lines.end - (text.slice(0, lines.start).endsWith('\r\n') ? 2 : 1) : lines.start;
  const closesGap = below?.type === 'blank' && (!before || before.type === 'blank');
  return [{ span: { start, end: closesGap ? below.lines.end : lines.end }, text: '' }];
}
