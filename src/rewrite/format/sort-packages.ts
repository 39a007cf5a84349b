import type { Document } from '#dockerfile/document.js';
import { modelOf, withHeldBack } from '#model/model.js';
import { sortedPackages } from '#shell/sorted-packages.js';
import type { Edit } from '#text/edit.js';
import { applyEdits } from '#text/edit.js';

/** The text with the lists of packages that span lines in alphabetical order, one package a line. */
export function sortPackages(document: Document): string {
  const model = modelOf(document);
  const edits = document.instructions.flatMap(withHeldBack).flatMap((instruction) => {
    if (instruction.kind !== 'RUN') return [];
    return model.commandsOf(instruction).flatMap((command) => sortedPackages(document, instruction, command));
  });
  return applyEdits(document.text, withoutDoubles(edits));
}

/** A command that wraps another one has the same packages. */
function withoutDoubles(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [edit.span.start, edit])).values()];
}
