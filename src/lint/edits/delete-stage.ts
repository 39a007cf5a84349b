import type { Instruction } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import type { Edit } from '#text/edit.js';

/** Deletes a stage with its comments. Undefined for the last one, and where stages are called by numbers, which would change. */
export function deleteStage({ stages }: Model, stage: Stage): Edit | undefined {
  const next = stages[stage.index + 1];
  const byNumber = stages.some(({ edges }) => edges.some(({ word }) => /^["']?\d+["']?$/.test(word.text)));
  if (!next || byNumber) return undefined;
  return { span: { start: topOf(stage.from), end: topOf(next.from) }, text: '' };
}

function topOf({ lines, comments }: Instruction): number {
  return (comments[0] ?? { lines }).lines.start;
}
