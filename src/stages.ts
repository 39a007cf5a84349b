import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import type { StageGraph } from '#model/stage-graph.js';
import { stageGraphOf } from '#model/stage-graph.js';
import { LineIndex } from '#text/line-index.js';

/** The build stages of a Dockerfile and the edges between them. */
export function stagesOf(text: string): StageGraph {
  return stageGraphOf(modelOf(parse(text)), new LineIndex(text));
}
