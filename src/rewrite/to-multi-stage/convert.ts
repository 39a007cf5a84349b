import type { Model } from '#model/model.js';
import { isForDevelopment } from '#model/stage-purpose.js';
import type { Files } from '#project/files.js';
import { brokenContract } from './broken-contract.js';
import { carriedOf } from './carried.js';
import type { Conversion, NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import { conversionSteps } from './conversion-steps.js';
import { knownParts } from './known-parts.js';
import { namesInSources } from './names-in-sources.js';
import type { Observation } from './observation.js';
import { isAnsweredByObservation, UNKNOWN_BASE } from './observation-plan.js';
import type { Original } from './original.js';
import { originalOf } from './original.js';
import type { Takes } from './split.js';
import { splitObserved } from './split-observed.js';
import { standsInTheWay } from './stands-in-the-way.js';
import { runsItsToolchain } from './toolchain-commands.js';
import type { Parts } from './write-stages.js';
import { writeStages } from './write-stages.js';

/**
 * Splits a Dockerfile of one stage into a build and the image that runs, by what it says itself, by the project's files
 * where they are given, and by what was observed of its image. It refuses, with the reason, what could only be guessed.
 */
export async function toMultiStage(
  model: Model,
  project: Files | undefined,
  takes: Takes = 'what the build makes',
  observed?: Observation,
): Promise<Conversion> {
  const { document, stages } = model;
  const [problem] = document.problems;
  if (problem)
    return refused('does-not-parse', `Docker refuses the file: ${problem.message}`, 'Mend it first: plimsoll check.');
  if (stages.length > 1)
    return { kind: 'not needed', code: 'already-multi-stage', reason: `It has ${stages.length} stages.` };
  const original = originalOf(model, observed && UNKNOWN_BASE);
  if (!original)
    return withWayOut(
      refused(
        'unknown-base',
        'Nothing is known of the base image.',
        'Name an image of an official language runtime.',
        1,
      ),
    );
  const found = standsInTheWay(original) ?? (await runsItsToolchain(original, project));
  if (found) return found;
  const parts = observed
    ? await observedParts(original, project, takes, observed)
    : await knownParts(original, project, takes);
  if ('kind' in parts) return observed ? parts : withWayOut(parts);
  const text = writeStages(original, parts);
  const broken = brokenContract(original, text);
  if (broken !== undefined)
    return refused('not-enough-evidence', broken, 'Convert it by hand, and tell us: this is a gap of ours.');
  const { split, packages } = parts;
  return {
    kind: 'converted',
    text,
    steps: conversionSteps(original, split, packages.buildOnly),
    runtimeImage: split.runtimeImage,
    adds: split.adds ?? [],
    notes: [
      ...(split.notes ?? []),
      ...(isForDevelopment(original.stage) ? ['It looks like an image for development.'] : []),
    ],
  };
}

/** By what its image showed when it was built and run. */
async function observedParts(
  original: Original,
  project: Files | undefined,
  takes: Takes,
  observed: Observation,
): Promise<Parts | Refused> {
  const found = splitObserved(original, observed, takes, await namesInSources(project));
  return 'kind' in found ? found : { ...found, carried: carriedOf(original, found.repeated), tools: [] };
}

/** Names what answers what nobody can tell from the file. */
function withWayOut<Found extends NotNeeded | Refused>(found: Found): Found {
  if (found.kind !== 'refused' || !isAnsweredByObservation(found.code)) return found;
  return { ...found, unblock: `${found.unblock} Or let it be built once and looked at: plimsoll convert --prove.` };
}
