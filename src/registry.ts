import type { ListedNames, ManifestFacts } from '#registry/look-up.js';
import type { Repository } from '#registry/open.js';
import type { RegistryOptions } from '#registry/options.js';

// Everything that speaks HTTP and TLS is loaded here and not before: a review never needs it.

/** Opens a repository of a registry for reading: manifests, blobs and tags, with every digest verified. */
export async function openRepository(name: string, options?: RegistryOptions): Promise<Repository> {
  const registry = await import('#registry/open.js');
  return registry.openRepository(name, options);
}

/** The tags of a repository: as the registry orders them, or the newest version first. */
export async function lookUpTags(
  name: string,
  choice: { readonly limit?: number; readonly sort?: boolean },
  options: RegistryOptions = {},
): Promise<ListedNames> {
  const registry = await import('#registry/look-up.js');
  return registry.lookUpTags(name, choice, options);
}

/** The repositories of a registry, at most `limit`. */
export async function lookUpRepositories(
  host: string,
  limit?: number,
  options: RegistryOptions = {},
): Promise<ListedNames> {
  const registry = await import('#registry/look-up.js');
  return registry.lookUpRepositories(host, limit, options);
}

/** What the manifest of a name says; with a platform such as `linux/arm64` that of the image behind an index. */
export async function lookUpManifest(
  name: string,
  platform?: string,
  options: RegistryOptions = {},
): Promise<ManifestFacts> {
  const registry = await import('#registry/look-up.js');
  return registry.lookUpManifest(name, platform, options);
}
