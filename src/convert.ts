import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import type { Files } from '#project/files.js';
import type { Conversion } from '#rewrite/to-multi-stage/conversion.js';
import { toMultiStage } from '#rewrite/to-multi-stage/convert.js';
import type { Observation } from '#rewrite/to-multi-stage/observation.js';
import type { Takes } from '#rewrite/to-multi-stage/split.js';

/** The paths that a Dockerfile copies from the build context, as they stand there. */
export function copiedPathsOf(text: string): readonly string[] {
  return parse(text).instructions.flatMap((each) =>
    (each.kind === 'COPY' && !each.from) || each.kind === 'ADD' ? each.sources.map((source) => source.text) : [],
  );
}

/**
 * Splits a Dockerfile of one stage into a build and the image that runs, or says why not; with an observation also
 * where only its image can tell what runs.
 */
export function convert(text: string, project?: Files, takes?: Takes, observed?: Observation): Promise<Conversion> {
  return toMultiStage(modelOf(parse(text)), project, takes, observed);
}
