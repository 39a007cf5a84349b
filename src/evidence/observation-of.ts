import { accountSearch } from '#image/accounts.js';
import type { AnalysedImage } from '#image/analyse.js';
import { analyseImage } from '#image/analyse.js';
import { elfSearch } from '#image/elf/find-elf.js';
import { loaderOf } from '#image/elf/loader.js';
import { searchPathSearch } from '#image/elf/search-path.js';
import type { Image } from '#image/image.js';
import { packageSearch } from '#image/packages/find-packages.js';
import { packageFileSearch } from '#image/packages/package-files.js';
import { scriptStartSearch } from '#image/script-start.js';
import { watchAll } from '#image/watch-all.js';
import type { Observation } from '#rewrite/to-multi-stage/observation.js';
import { changedFileSearch } from './changed-files.js';
import { environmentOf } from './environment.js';
import { neededFiles } from './needed-files.js';
import { observedFiles } from './observed-files.js';
import { observedPackages } from './observed-packages.js';
import { usedFiles } from './used-files.js';

/** What is known of an original besides its image. */
export interface OriginalEvidence {
  /** The line of the Dockerfile that made each layer; undefined for those of the base image. */
  readonly lines: readonly (number | undefined)[];
  /** The lines of COPY and ADD. */
  readonly copyLines: readonly number[];
  /** The words of the process, and the programs that are named besides. */
  readonly start: readonly string[];
  readonly named: readonly string[];
  /** The variables, the user, and whether the entrypoint, are the Dockerfile's own. */
  readonly ownVariables: readonly string[];
  readonly user: string | undefined;
  readonly setsEntrypoint: boolean;
  readonly run: Observation['run'];
  readonly opened: readonly string[];
  /** Why nothing was noted. */
  readonly notNoted?: string;
}

/** Reads the layers of an original once, for what it uses, what the build made and which packages brought the rest. */
export async function observationOf(image: Image, evidence: OriginalEvidence): Promise<Observation> {
  const [owners, packages, accounts] = [packageFileSearch(), packageSearch(), accountSearch()];
  const changes = changedFileSearch();
  const [elf, searchPath, scripts] = [elfSearch(), searchPathSearch(), scriptStartSearch()];
  const watch = watchAll(
    owners.watch,
    changes.watch,
    packages.watch,
    accounts.watch,
    elf.watch,
    searchPath.watch,
    scripts.watch,
  );
  const scanned = await analyseImage(image, { watch });
  const config = await image.config();
  const owned = owners.found(scanned);
  const base = baseOf(scanned, evidence.lines);
  const folders = searchPath.found(scanned);
  const env = config.config?.Env ?? [];
  const loader = loaderOf(scanned, (await elf.found(scanned)).files, folders, env);
  const uses = usedFiles(
    scanned,
    config,
    { ...evidence, scriptStartOf: scripts.startOf },
    (path) => owned.ownerOf(path) === undefined && !base.has(path),
  );
  const files = observedFiles(scanned, {
    lines: evidence.lines,
    ...changes.found(owned, (layer) => evidence.copyLines.includes(evidence.lines[layer] ?? 0)),
    isInBase: base.has,
    ownerOf: owned.ownerOf,
    used: new Set(uses.map(({ path }) => path)),
    needsOf: (path) => neededFiles(scanned, loader, path),
  });
  const { users, groups } = accounts.found(scanned);
  const { distribution } = packages.found(scanned);
  const variables = environmentOf(env);
  const uids = new Set(files.flatMap(({ uid }) => (uid === 0 ? [] : [uid])));
  const own = users.filter(({ uid, name }) => uids.has(uid) || name === evidence.user);
  const gids = new Set([...files, ...own].flatMap(({ gid }) => (gid === 0 ? [] : [gid])));
  return {
    distribution,
    base: {
      environment: Object.fromEntries(
        Object.entries(variables).filter(([name]) => !evidence.ownVariables.includes(name)),
      ),
      user: evidence.user !== undefined ? '' : (config.config?.User ?? ''),
      entrypoint: evidence.setsEntrypoint ? [] : (config.config?.Entrypoint ?? []),
    },
    run: evidence.run,
    ...(evidence.notNoted !== undefined && { notNoted: evidence.notNoted }),
    uses,
    files,
    packages: observedPackages(files, { packages: owned.packages, inBase: owned.namesIn(base.layers) }),
    users: own.map(({ name, uid, gid, home, shell }) => ({ name, uid, gid, home, shell })),
    groups: groups.flatMap(({ name, gid }) => (gids.has(gid) ? [{ name, gid }] : [])),
    libraryFolders: folders.glibc,
    runtimes: [],
  };
}

/** The layers that the base image brought, and what is in them. */
function baseOf(
  { layers, tree }: AnalysedImage,
  lines: readonly (number | undefined)[],
): { readonly layers: number; has(path: string): boolean } {
  const first = lines.findIndex((line) => line !== undefined);
  const count = first < 0 ? layers.length : first;
  const nodes = new Set<number>();
  for (const { table } of layers.slice(0, count))
    for (let row = 0; row < table.length; row++) if (table.typeOf(row) !== 'whiteout') nodes.add(table.nodeOf(row));
  return {
    layers: count,
    has(path) {
      const node = tree.find(path.slice(1));
      return node !== undefined && nodes.has(node);
    },
  };
}
