import type { Document, Env, Label } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { deleteInstruction } from './delete-instruction.js';

/** Takes one `key=value` out of an ENV or LABEL, or all of it where it is the only one. Undefined where a comment would go with it. */
export function deletePair(document: Document, instruction: Env | Label, index: number): Edit | undefined {
  const { pairs, innerComments } = instruction;
  const pair = pairs[index];
  if (!pair || pair.legacy) return undefined;
  if (pairs.length === 1) return deleteInstruction(document, instruction);
  const previous = pairs[index - 1];
  const next = pairs[index + 1];
  const span = previous
    ? { start: previous.span.end, end: pair.span.end }
    : { start: pair.span.start, end: next?.span.start ?? pair.span.end };
  return innerComments.some(({ start, end }) => start < span.end && end > span.start) ? undefined : { span, text: '' };
}
