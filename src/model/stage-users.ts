import type { Stage } from './stage.js';

/** The stages that another stage is built on or takes files from, and those that a variable in FROM may choose: `FROM base-$TARGETARCH`. */
export function usedByOthers(stages: readonly Stage[]): ReadonlySet<Stage> {
  const used = new Set<Stage>();
  const choices = stages.flatMap(choiceOf);
  for (const stage of stages) {
    for (const edge of stage.edges) if (edge.stage && edge.stage !== stage) used.add(edge.stage);
    const { name } = stage;
    if (name !== undefined && choices.some(([start, end]) => name.startsWith(start) && name.endsWith(end)))
      used.add(stage);
  }
  return used;
}

/** What stands around the variables of a FROM that may name a stage. */
function choiceOf({ from, base }: Stage): readonly (readonly [start: string, end: string])[] {
  const text = from.image?.text.toLowerCase() ?? '';
  if (!text.includes('$') || base.kind === 'image') return [];
  return [[text.slice(0, text.indexOf('$')), /\$(?:\w+|\{[^$]*\})([^$]*)$/.exec(text)?.[1] ?? '']];
}
