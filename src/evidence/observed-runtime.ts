import { accountSearch } from '#image/accounts.js';
import { analyseImage } from '#image/analyse.js';
import { findFile } from '#image/find-file.js';
import type { Image } from '#image/image.js';
import { packageFileSearch } from '#image/packages/package-files.js';
import { watchAll } from '#image/watch-all.js';
import type { Observation, ObservedRuntime } from '#rewrite/to-multi-stage/observation.js';
import { environmentOf } from './environment.js';

/** Reads an image for what it has of all that an original uses. */
export async function observedRuntime(
  image: Image,
  name: string,
  { files, packages, uses, users }: Observation,
): Promise<ObservedRuntime> {
  const [owners, accounts] = [packageFileSearch(), accountSearch()];
  const scanned = await analyseImage(image, { watch: watchAll(owners.watch, accounts.watch) });
  const has = owners.found(scanned).packages;
  const { config = {} } = await image.config();
  const wanted = new Set(users.map(({ name }) => name));
  const used = new Set([
    ...uses.map(({ path }) => path),
    ...files.flatMap(({ line, path }) => (line === undefined ? [path] : [])),
    ...files.flatMap(({ needs = [] }) => needs.map(({ path }) => path)),
  ]);
  return {
    image: name,
    packages: packages.flatMap((each) => (has.has(each.name) ? [each.name] : [])),
    lacks: [...used].filter((path) => findFile(scanned, path) === undefined).sort(),
    users: accounts.found(scanned).users.flatMap(({ name }) => (wanted.has(name) ? [name] : [])),
    environment: environmentOf(config.Env ?? []),
    entrypoint: config.Entrypoint ?? [],
  };
}
