import type { Instruction } from '#dockerfile/document.js';
import type { Stage } from './stage.js';

/** The instructions of a kind that a later one of the same stage replaces, each with the one that holds. */
export function supersededIn(
  stage: Stage,
  kind: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK',
): readonly { readonly dead: Instruction; readonly holds: Instruction }[] {
  const all = stage.instructions.filter((each) => each.kind === kind);
  const holds = all.at(-1);
  return holds ? all.slice(0, -1).map((dead) => ({ dead, holds })) : [];
}
