import type { Observation, ObservedFile } from './observation.js';
import type { ObservedFolders } from './observed-folders.js';
import type { CopiedPath } from './split.js';
import { isWithin } from './split.js';

/** What COPY does not keep: the owner and the mode of the folder itself, and of those above it. */
export interface ObservedOwners {
  readonly copies: readonly CopiedPath[];
  /** Commands that make folders as they were. */
  readonly folders: readonly string[];
}

/** Keeps owners and modes; `empty` are folders that were made for what the program writes. */
export function keepOwners(
  paths: readonly string[],
  empty: readonly string[],
  observed: Observation,
  { filesIn }: ObservedFolders,
): ObservedOwners {
  const made = observed.files.filter(
    ({ type, line, package: owner }) => type === 'directory' && line !== undefined && owner === undefined,
  );
  const owned = new Map(paths.map((path) => [path, ownerOfAll(filesIn(path), observed)]));
  const isGiven = ({ path, mode }: ObservedFile) => owned.get(path) !== undefined && mode === 0o755;
  const needsOwn = (folder: ObservedFile) =>
    (folder.uid !== 0 || folder.gid !== 0 || folder.mode !== 0o755) && !isGiven(folder);
  const folders = made.filter(
    (folder) => empty.includes(folder.path) || (needsOwn(folder) && paths.some((path) => isWithin(path, folder.path))),
  );
  return {
    copies: paths.map((path) => ({ path, owner: owned.get(path) })),
    folders: folders.map((folder) => installOf(folder, observed)),
  };
}

/** Who owns a folder and all that is in it; undefined for root, for several, and for a single file, which COPY keeps. */
function ownerOfAll(files: readonly ObservedFile[], observed: Observation): string | undefined {
  const [first] = files;
  if (first?.type !== 'directory' || (first.uid === 0 && first.gid === 0)) return undefined;
  return files.every(({ uid, gid }) => uid === first.uid && gid === first.gid) ? namesOf(first, observed) : undefined;
}

function installOf(folder: ObservedFile, observed: Observation): string {
  const { path, uid, gid, mode } = folder;
  const [user, group] = namesOf(folder, observed).split(':');
  const owner = uid === 0 && gid === 0 ? '' : `-o ${user} -g ${group} `;
  return mode === 0o755 && owner === '' ? `mkdir -p ${path}` : `install -d ${owner}-m ${modeText(mode)} ${path}`;
}

function modeText(mode: number): string {
  return mode.toString(8).padStart(3, '0');
}

/** Names where the image has them: numbers of system users may change with the packages. */
function namesOf({ uid, gid }: ObservedFile, { users, groups }: Observation): string {
  const user = uid === 0 ? 'root' : (users.find((each) => each.uid === uid)?.name ?? String(uid));
  const group = gid === 0 ? 'root' : (groups.find((each) => each.gid === gid)?.name ?? String(gid));
  return `${user}:${group}`;
}
