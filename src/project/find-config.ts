import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A config file and whose format it has. */
export interface FoundConfig {
  readonly path: string;
  readonly kind: 'plimsoll' | 'hadolint';
}

/** What has been looked up, by directory; one for a run over many files makes each directory cost one look. */
export type ConfigCache = Map<string, Promise<Nearest>>;

/**
 * The config that holds in a directory: the nearest `plimsoll.yaml` there or above it, as far as the repository's
 * root, or the nearest `.hadolint.yaml` when there is none.
 */
export async function findConfig(
  startDirectory: string,
  cache: ConfigCache = new Map(),
): Promise<FoundConfig | undefined> {
  const { plimsoll, hadolint } = await nearestIn(resolve(startDirectory), cache);
  if (plimsoll !== undefined) return { path: plimsoll, kind: 'plimsoll' };
  return hadolint === undefined ? undefined : { path: hadolint, kind: 'hadolint' };
}

interface Nearest {
  readonly plimsoll: string | undefined;
  readonly hadolint: string | undefined;
}

function nearestIn(directory: string, cache: ConfigCache): Promise<Nearest> {
  const known = cache.get(directory);
  if (known) return known;
  const nearest = lookUp(directory, cache);
  cache.set(directory, nearest);
  return nearest;
}

const PLIMSOLL = ['plimsoll.yaml', 'plimsoll.yml', '.plimsoll.yaml', '.plimsoll.yml'];
const HADOLINT = ['.hadolint.yaml', '.hadolint.yml'];

async function lookUp(directory: string, cache: ConfigCache): Promise<Nearest> {
  // A directory that is not there or not to be listed has no config for us; those above it still count.
  const entries = await readdir(directory, { withFileTypes: true }).catch((): Dirent[] => []);
  const names = new Set(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
  const plimsoll = pathOf(directory, names, PLIMSOLL);
  const hadolint = pathOf(directory, names, HADOLINT);
  const parent = dirname(directory);
  const isTop = parent === directory || entries.some(({ name }) => name === '.git');
  if (plimsoll !== undefined || isTop) return { plimsoll, hadolint };
  const above = await nearestIn(parent, cache);
  return { plimsoll: above.plimsoll, hadolint: hadolint ?? above.hadolint };
}

function pathOf(directory: string, names: ReadonlySet<string>, wanted: readonly string[]): string | undefined {
  const name = wanted.find((each) => names.has(each));
  return name === undefined ? undefined : join(directory, name);
}
