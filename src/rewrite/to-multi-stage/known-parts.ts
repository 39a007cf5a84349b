import type { Files } from '#project/files.js';
import { cannotBeInstalled } from './cannot-be-installed.js';
import { carriedOf } from './carried.js';
import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import { fromOtherImages } from './from-other-images.js';
import { frontEndsOf, withoutPackagesOf } from './front-end.js';
import { judgeRuns } from './judge-runs.js';
import { neededPrograms } from './needed-programs.js';
import type { Original } from './original.js';
import { pythonBeside } from './python-beside.js';
import { shippedCopies } from './shipped-copies.js';
import type { CopiedPath, Takes } from './split.js';
import { isWithin, programPaths } from './split.js';
import { languageOf, splitOf } from './split-of.js';
import { systemPackagesOf } from './system-packages.js';
import type { Parts } from './write-stages.js';

/** By what the file and the project say. */
export async function knownParts(
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
  const needed = await neededPrograms(original, project);
  const judged = judgeRuns(original, folders, needed);
  if ('code' in judged) return judged;
  const packages = systemPackagesOf(original, needed);
  const frontEnds = await frontEndsOf(original, project, needed);
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
  const notes = [...(split.notes ?? []), ...(project && !needed.isComplete ? [NOT_ALL_READ] : [])];
  const { fromBuild, fromContext } = shippedCopies(original, copies, last);
  const carried = carriedOf(original, judged.repeated, fromContext);
  return { split: { ...split, copies: fromBuild, last, notes }, carried, repeated: judged.repeated, packages, tools };
}

const NOT_ALL_READ =
  'It has more sources than are searched for the programs that they start: packages of the system are kept.';

/** A folder that was given to a user is copied as a whole: the folder itself belongs to that user as well. */
function ownedCopies(copies: readonly CopiedPath[], owners: ReadonlyMap<string, string>): readonly CopiedPath[] {
  const ownerOf = (path: string) => [...owners.keys()].find((folder) => isWithin(path, folder));
  const whole = new Map(copies.map((each) => [ownerOf(each.path) ?? each.path, each]));
  return [...whole].map(([path, each]) => ({ ...each, path, owner: each.owner ?? owners.get(path) }));
}
