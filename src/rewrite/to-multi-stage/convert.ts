import type { Model } from '#model/model.js';
import { isForDevelopment } from '#model/stage-purpose.js';
import type { Files } from '#project/files.js';
import { brokenContract } from './broken-contract.js';
import { cannotBeInstalled } from './cannot-be-installed.js';
import { carriedOf } from './carried.js';
import type { Conversion } from './conversion.js';
import { refused } from './conversion.js';
import { conversionSteps } from './conversion-steps.js';
import { fromOtherImages } from './from-other-images.js';
import { frontEndsOf, withoutPackagesOf } from './front-end.js';
import { judgeRuns } from './judge-runs.js';
import { neededPrograms } from './needed-programs.js';
import { originalOf } from './original.js';
import { pythonBeside } from './python-beside.js';
import type { CopiedPath, Takes } from './split.js';
import { isWithin, programPaths } from './split.js';
import { languageOf, splitOf } from './split-of.js';
import { standsInTheWay } from './stands-in-the-way.js';
import { systemPackagesOf } from './system-packages.js';
import { runsItsToolchain } from './toolchain-commands.js';
import { writeStages } from './write-stages.js';

/**
 * Splits a Dockerfile of one stage into a build and the image that runs, by what it says itself and by the project's
 * files where they are given. It refuses, with the reason, what could only be guessed.
 */
export async function toMultiStage(
  model: Model,
  project: Files | undefined,
  takes: Takes = 'what the build makes',
): Promise<Conversion> {
  const { document, stages } = model;
  const [problem] = document.problems;
  if (problem)
    return refused('does-not-parse', `Docker refuses the file: ${problem.message}`, 'Mend it first: plimsoll check.');
  if (stages.length > 1)
    return { kind: 'not needed', code: 'already-multi-stage', reason: `It has ${stages.length} stages.` };
  const original = originalOf(model);
  if (!original) {
    return refused(
      'unknown-base',
      'Nothing is known of the base image.',
      'Name an image of an official language runtime.',
      1,
    );
  }
  const found = standsInTheWay(original) ?? (await runsItsToolchain(original, project));
  if (found) return found;
  const language = languageOf(original);
  if (!language) {
    const reason = `${original.imageText} is no image of a language that is known here.`;
    return refused('unsupported-stack', reason, 'plimsoll init writes a Dockerfile for the project instead.', 1);
  }
  const folders = programPaths(original);
  const needed = await neededPrograms(original, project);
  const judged = judgeRuns(original, folders, needed);
  if ('code' in judged) return judged;
  const packages = systemPackagesOf(original, needed);
  const frontEnds = await frontEndsOf(original, project);
  const smallest = await splitOf(language, { original, folders, project, takes, system: packages, needed, frontEnds });
  if ('kind' in smallest) return smallest;
  if (packages.isUnclear)
    return refused(
      'not-enough-evidence',
      'Some of the packages are only known while building.',
      'Name them in the file.',
    );
  const missing = cannotBeInstalled(original, packages, needed);
  if (missing) return missing;
  const python = pythonBeside(original, folders, needed);
  if ('code' in python) return python;
  const tools = [...needed.missingIn(smallest, packages), ...python.packages];
  const needsSystem = packages.runtime.length > 0 || tools.length > 0 || judged.repeated.length > 0;
  const split = (needsSystem && smallest.withSystem) || smallest;
  const brought: readonly CopiedPath[] = [...judged.brought, ...fromOtherImages(original, needed), ...python.folders]
    .filter((path) => !split.copies.some((copy) => isWithin(path, copy.path)))
    .map((path) => ({ path }));
  const copies = ownedCopies([...split.copies, ...brought], judged.owners);
  const last = [
    ...(split.last ?? []),
    ...withoutPackagesOf(
      frontEnds,
      copies.map(({ path }) => path),
    ),
  ];
  const parts = {
    split: { ...split, copies, last },
    carried: carriedOf(original, judged.repeated),
    judged,
    packages,
    tools,
  };
  const text = writeStages(original, parts);
  const broken = brokenContract(original, text);
  if (broken !== undefined)
    return refused('not-enough-evidence', broken, 'Convert it by hand, and tell us: this is a gap of ours.');
  return {
    kind: 'converted',
    text,
    steps: conversionSteps(original, parts.split, packages.buildOnly),
    runtimeImage: split.runtimeImage,
    adds: split.adds ?? [],
    notes: [
      ...(split.notes ?? []),
      ...(project && !needed.isComplete
        ? ['It has more sources than are searched for the programs that they start: packages of the system are kept.']
        : []),
      ...(isForDevelopment(original.stage) ? ['It looks like an image for development.'] : []),
    ],
  };
}

/** A folder that was given to a user is copied as a whole: the folder itself belongs to that user as well. */
function ownedCopies(copies: readonly CopiedPath[], owners: ReadonlyMap<string, string>): readonly CopiedPath[] {
  const ownerOf = (path: string) => [...owners.keys()].find((folder) => isWithin(path, folder));
  const whole = new Map(copies.map((each) => [ownerOf(each.path) ?? each.path, each]));
  return [...whole].map(([path, each]) => ({ ...each, path, owner: each.owner ?? owners.get(path) }));
}
