import { defineRule } from '#lint/define-rule.js';
import type { Edge, Stage } from '#model/stage.js';

export default defineRule({
  id: 'no-circular-stages',
  title: 'Let no two stages need each other',
  category: 'correctness',
  severity: 'error',
  packs: ['recommended'],
  since: '2026-11',
  aliases: [],
  why: 'When each of two stages takes files from the other, neither can be built first. BuildKit refuses the whole file, even when another stage is the target.',
  remedy: 'Move what both need into a stage of its own.',
  messages: { circle: 'The stages {stages} need each other.' },
  check: {
    file({ model, report }) {
      const circle = findCircle(model.stages);
      const closing = circle?.at(-1);
      if (!circle || !closing) return;
      const stages = circle.map(({ stage }) => stage?.from.name?.text ?? String(stage?.index)).join(', ');
      const related = circle.slice(0, -1).map(({ word }) => ({ at: word.span, note: 'Also a part of the circle.' }));
      report({ message: 'circle', values: { stages }, at: closing.word.span, related });
    },
  },
  examples: [
    {
      bad: 'FROM node:24-slim AS web\nCOPY --from=api /types /types\nFROM node:24-slim AS api\nCOPY --from=web /dist /dist\n',
      at: 'web',
      good: 'FROM node:24-slim AS api\nFROM node:24-slim AS web\nCOPY --from=api /types /types\n',
    },
    {
      title: 'Two ways to one stage are no circle',
      good: 'FROM node:24-slim AS base\nFROM base AS a\nFROM base AS b\nCOPY --from=a /x /x\n',
    },
  ],
});

/** The edges of a circle of two or more stages, in order; undefined when there is none. Each stage is visited once. */
function findCircle(stages: readonly Stage[]): readonly Edge[] | undefined {
  const done = new Set<Stage>();
  for (const start of stages) {
    // No recursion: a hostile file may chain more stages than the call stack holds.
    const path: { readonly stage: Stage; readonly via: Edge | undefined; next: number }[] = [
      { stage: start, via: undefined, next: 0 },
    ];
    const depths = new Map([[start, 0]]);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const edge = top.stage.edges[top.next++];
      if (!edge) {
        done.add(top.stage);
        depths.delete(top.stage);
        path.pop();
      } else if (edge.stage && edge.stage !== top.stage && !done.has(edge.stage)) {
        const depth = depths.get(edge.stage);
        if (depth !== undefined) return [...path.slice(depth + 1).flatMap(({ via }) => via ?? []), edge];
        depths.set(edge.stage, path.length);
        path.push({ stage: edge.stage, via: edge, next: 0 });
      }
    }
  }
  return undefined;
}
