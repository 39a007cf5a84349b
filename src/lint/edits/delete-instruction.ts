import type { Document, Instruction } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';

/**
 * Deletes an instruction with its lines. Undefined where comments speak of it, above or inside: what becomes of them
 * is for a person to say. Nor where a comment below would become a parser directive.
 */
export function deleteInstruction({ nodes, text }: Document, instruction: Instruction): Edit | undefined {
  const { lines, comments, innerComments } = instruction;
  if (comments.length > 0 || innerComments.length > 0) return undefined;
  const index = nodes.indexOf(instruction);
  const onTop = nodes.slice(0, Math.max(0, index)).every(({ type }) => type === 'directive');
  if (onTop && nodes[index + 1]?.type === 'comment') return undefined;
  // The last line of a file may have no line end: then the one before loses its own.
  const isOpen = lines.end === text.length && !text.endsWith('\n');
  return { span: { start: isOpen ? Math.max(0, lines.start - 1) : lines.start, end: lines.end }, text: '' };
}
