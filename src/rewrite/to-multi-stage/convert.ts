import type { Model } from '#model/model.js';
import { isForDevelopment } from '#model/stage-purpose.js';
import type { Files } from '#project/files.js';
import { brokenContract } from './broken-contract.js';
import { carriedOf } from './carried.js';
import type { Conversion, NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import { conversionSteps } from './conversion-steps.js';
import { judgeRuns } from './judge-runs.js';
import { namesInSources } from './names-in-sources.js';
import { neededPrograms } from './needed-programs.js';
import type { Observation } from './observation.js';
import { isAnsweredByObservation, UNKNOWN_BASE } from './observation-plan.js';
import type { Original } from './original.js';
import { originalOf } from './original.js';
import type { CopiedPath, Takes } from './split.js';
import { isWithin, programPaths } from './split.js';
import { splitObserved } from './split-observed.js';
import { languageOf, splitOf } from './split-of.js';
import { standsInTheWay } from './stands-in-the-way.js';
import { systemPackagesOf } from './system-packages.js';
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

/** By what the file and the project say. */
async function knownParts(
  original: Original,
  project: Files | undefined,
  takes: Takes,
): Promise<Parts | NotNeeded | Refused> {
  const language = languageOf(original);
  if (!language) {
    const reason = `${original.imageText} is no image of a language that is known here.`;
    return refused('unsupported-stack', reason, 'plimsoll init writes a Dockerfile for the project instead.', 1);
  }
  const folders = programPaths(original);
  const judged = judgeRuns(original, folders);
  if ('code' in judged) return judged;
  const split = await splitOf(language, original, folders, project, takes);
  if ('kind' in split) return split;
  const needed = await neededPrograms(original, project);
  const packages = systemPackagesOf(original, (program) => needed.has(program));
  if (packages.isUnclear)
    return refused(
      'not-enough-evidence',
      'Some of the packages are only known while building.',
      'Name them in the file.',
    );
  const tools = needed.missingIn(split, packages);
  if (split.isMinimal && (packages.runtime.length > 0 || tools.length > 0 || judged.repeated.length > 0))
    return refused('not-enough-evidence', `${split.runtimeImage} can install nothing.`, 'Take a base with packages.');
  const brought: readonly CopiedPath[] = judged.brought
    .filter((path) => !split.copies.some((copy) => isWithin(path, copy.path)))
    .map((path) => ({ path }));
  const copies = ownedCopies([...split.copies, ...brought], judged.owners);
  const carried = carriedOf(original, judged.repeated);
  return { split: { ...split, copies }, carried, repeated: judged.repeated, packages, tools };
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

/** A folder that was given to a user is copied as a whole: the folder itself belongs to that user as well. */
function ownedCopies(copies: readonly CopiedPath[], owners: ReadonlyMap<string, string>): readonly CopiedPath[] {
  const ownerOf = (path: string) => [...owners.keys()].find((folder) => isWithin(path, folder));
  const whole = new Map(copies.map((each) => [ownerOf(each.path) ?? each.path, each]));
  return [...whole].map(([path, each]) => ({ ...each, path, owner: each.owner ?? owners.get(path) }));
}
