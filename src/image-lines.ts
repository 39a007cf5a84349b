import type { Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { instructionText, keywordOf } from '#image/history-step.js';
import type { ImageConfig } from '#image/image.js';
import { modelOf } from '#model/model.js';
import { LineIndex } from '#text/line-index.js';

/** The line of the Dockerfile that made each layer of an image, by layer; undefined for the layers of the base image. */
export function layerLinesOf(dockerfile: string, config: ImageConfig): readonly (number | undefined)[] {
  const lines = new LineIndex(dockerfile);
  return stepInstructionsOf(dockerfile, config)
    .filter((_, step) => !config.history?.[step]?.empty_layer)
    .map((instruction) => instruction && lines.lineOf(instruction.span.start));
}

/**
 * The instruction of the Dockerfile that each step of an image's history is of; undefined for the steps of the base
 * image. Steps are matched from the last one back, as an image ends with what its own Dockerfile says.
 */
export function stepInstructionsOf(
  dockerfile: string,
  { history = [] }: ImageConfig,
): readonly (Instruction | undefined)[] {
  const instructions = shippedInstructions(parse(dockerfile).instructions, dockerfile);
  const byStep: (Instruction | undefined)[] = history.map(() => undefined);
  let at = instructions.length - 1;
  for (let step = history.length - 1; step >= 0 && at >= 0; step--) {
    const text = instructionText(history[step]?.created_by ?? '');
    const found = lastOfKind(instructions, at, text);
    if (found < 0) continue;
    byStep[step] = instructions[found];
    at = found - 1;
  }
  return byStep;
}

/** What the target's layers come from: its stage and those that it is built FROM. */
function shippedInstructions(all: readonly Instruction[], dockerfile: string): readonly Instruction[] {
  const { stages } = modelOf(parse(dockerfile));
  const shipped = new Set(
    stages.filter((stage) => stage.shipped).flatMap((stage) => stage.instructions.map(({ span }) => span.start)),
  );
  return all.filter(({ kind, span }) => kind !== 'FROM' && shipped.has(span.start));
}

/** The last instruction up to `at` that a step can be of; those passed over must be such that leave no step. */
function lastOfKind(instructions: readonly Instruction[], at: number, step: string): number {
  const keyword = keywordOf(step);
  for (let index = at; index >= 0; index--) {
    const { kind } = instructions[index] as Instruction;
    if (kind === keyword) return index;
    if (!LEAVES_NO_STEP.has(kind)) return -1;
  }
  return -1;
}

/** BuildKit records them all, the classic builder too; an ARG may be left out, and WORKDIR where it changes nothing. */
const LEAVES_NO_STEP = new Set(['ARG', 'WORKDIR', 'ONBUILD']);
