import { analyseImage } from '#image/analyse.js';
import { findFile } from '#image/find-file.js';
import type { Image } from '#image/image.js';
import { packageFileSearch } from '#image/packages/package-files.js';
import type { Observation, ObservedRuntime } from '#rewrite/to-multi-stage/observation.js';
import { environmentOf } from './environment.js';

/** Reads an image for what it has of all that an original uses. */
export async function observedRuntime(
  image: Image,
  name: string,
  { files, packages, uses }: Observation,
): Promise<ObservedRuntime> {
  const owners = packageFileSearch();
  const scanned = await analyseImage(image, { watch: owners.watch });
  const has = owners.found(scanned).packages;
  const { config = {} } = await image.config();
  const used = new Set([
    ...uses.map(({ path }) => path),
    ...files.flatMap(({ line, path }) => (line === undefined ? [path] : [])),
    ...files.flatMap(({ needs = [] }) => needs.map(({ path }) => path)),
  ]);
  return {
    image: name,
    packages: packages.flatMap((each) => (has.has(each.name) ? [each.name] : [])),
    lacks: [...used].filter((path) => findFile(scanned, path) === undefined).sort(),
    environment: environmentOf(config.Env ?? []),
    entrypoint: config.Entrypoint ?? [],
  };
}
