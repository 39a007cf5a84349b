import type { Model } from '#model/model.js';
import { withHeldBack } from '#model/model.js';
import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';
import { deleteArg } from './delete-arg.js';
import { deletePair } from './delete-pair.js';

/** Takes a variable out of the ENV or ARG, or from in front of the command, that sets it. Undefined where more hangs on it. */
export function dropSetting(model: Model, { start }: Span): Edit | undefined {
  const { document } = model;
  for (const instruction of document.instructions) {
    if (start < instruction.span.start || start >= instruction.lines.end) continue;
    if (instruction.kind === 'ENV') {
      const index = instruction.pairs.findIndex(({ span }) => span.start === start);
      return deletePair(document, instruction, index);
    }
    if (instruction.kind === 'ARG') {
      const declaration = instruction.declarations.find(({ span }) => span.start === start);
      return declaration && deleteArg(document, instruction, declaration);
    }
    for (const each of withHeldBack(instruction)) {
      for (const { assignments, name } of model.commandsOf(each)) {
        const index = assignments.findIndex(({ span }) => span.start === start);
        if (index < 0) continue;
        const next = assignments[index + 1]?.span ?? name?.span;
        const between = next && document.text.slice(start, next.start);
        return next && !between?.includes('\n') ? { span: { start, end: next.start }, text: '' } : undefined;
      }
    }
  }
  return undefined;
}
