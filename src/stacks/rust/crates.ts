import type { Files } from '#project/files.js';
import type { CargoManifest } from './cargo-manifest.js';
import { parseCargoManifest } from './cargo-manifest.js';

/** A package of a Cargo workspace, or one that stands alone. */
export interface Crate {
  readonly path: string;
  /** Empty for the root of a workspace that is no package. */
  readonly name: string;
  readonly manifest: CargoManifest;
  /** The names of its binaries. */
  readonly binaries: readonly string[];
}

/** The packages whose root is the folder of these files, the root first; none without a Cargo.toml. */
export async function readCrates(files: Files): Promise<readonly Crate[]> {
  const root = await readCrate(files, 'Cargo.toml');
  if (!root) return [];
  const patterns = (root.manifest.members ?? []).map(patternOf);
  const excluded = root.manifest.excluded.map(patternOf);
  const paths = files.paths.filter((path) => {
    const folder = path.replace(/\/Cargo\.toml$/, '');
    return folder !== path && patterns.some((each) => each.test(folder)) && !excluded.some((each) => each.test(folder));
  });
  const crates = [root];
  for (const path of paths) {
    const crate = await readCrate(files, path);
    if (crate) crates.push(crate);
  }
  return crates;
}

function patternOf(pattern: string): RegExp {
  const literal = pattern.replace(/^\.\/|\/$/g, '').replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`);
}

async function readCrate(files: Files, path: string): Promise<Crate | undefined> {
  const text = await files.read(path);
  const manifest = text === undefined ? undefined : parseCargoManifest(text);
  if (!manifest) return undefined;
  const folder = path.slice(0, -'Cargo.toml'.length);
  return { path, name: manifest.package?.name ?? '', manifest, binaries: binariesOf(files, folder, manifest) };
}

/** Those that the manifest names, and those that cargo finds by their place. */
function binariesOf({ paths }: Files, folder: string, { package: own }: CargoManifest): readonly string[] {
  if (!own) return [];
  const names = new Set(own.bins.map(({ name }) => name));
  if (!own.autobins) return [...names];
  const isTaken = (path: string) => own.bins.some((bin) => bin.path === path);
  if (paths.includes(`${folder}src/main.rs`) && !isTaken('src/main.rs')) names.add(own.name);
  for (const path of paths) {
    const [, name] = path.startsWith(folder)
      ? (/^src\/bin\/([^/]+?)(?:\.rs|\/main\.rs)$/.exec(path.slice(folder.length)) ?? [])
      : [];
    if (name !== undefined && !isTaken(path.slice(folder.length))) names.add(name);
  }
  return [...names];
}
