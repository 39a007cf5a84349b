import type { Arg, ArgDeclaration, Document } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { deleteInstruction } from './delete-instruction.js';

/** Deletes one declaration of an ARG, with the instruction when it is the only one; undefined beside comments. */
export function deleteArg(document: Document, arg: Arg, declaration: ArgDeclaration): Edit | undefined {
  const { declarations, comments, innerComments, trigger } = arg;
  // `ARG NAME value` declares two names; what is left would be none.
  if (trigger || declarations.some(({ name }) => !/^[A-Za-z_]\w*$/.test(name.text))) return undefined;
  const index = declarations.indexOf(declaration);
  const [previous, next] = [declarations[index - 1], declarations[index + 1]];
  if (!previous && !next) return deleteInstruction(document, arg);
  if (comments.length > 0 || innerComments.length > 0) return undefined;
  const { start, end } = declaration.span;
  const span = previous ? { start: previous.span.end, end } : { start, end: next?.span.start ?? end };
  return { span, text: '' };
}
