import type { Platform } from '#image/platform.js';
import { entryFor, platformEntries, platformText } from '#image/platform.js';
import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import type { Manifest } from './manifest.js';
import { MANIFEST_TYPES } from './manifest.js';
import type { Repository } from './open.js';

const DEEPEST_INDEX = 4;

/**
 * The manifest of one image: behind an index the one for a platform, PLATFORM_UNKNOWN with those that there are.
 * Works with everything that can hand out manifests.
 */
export async function readImageManifest(
  repository: Pick<Repository, 'manifest'>,
  reference: string,
  wanted: Platform,
  shownAs: string = reference,
): Promise<Manifest> {
  let manifest = await repository.manifest(reference);
  for (let depth = 0; isIndex(manifest); depth++) {
    if (depth === DEEPEST_INDEX) {
      const message = `${shownAs} leads from one index to the next without an image.`;
      throw new ToolError('REGISTRY_INVALID_ANSWER', message, 'Push the image anew.');
    }
    const entries = platformEntries(jsonObjectIn(manifest.bytes) ?? {});
    const entry = entryFor(entries, wanted) ?? entries.find(isNestedIndex);
    if (!entry)
      throw noPlatform(
        shownAs,
        wanted,
        entries.flatMap(({ platform }) => platform ?? []),
      );
    manifest = await repository.manifest(entry.digest);
  }
  return manifest;
}

/** Whether a manifest lists other manifests instead of layers. */
export function isIndex({ mediaType }: Pick<Manifest, 'mediaType'>): boolean {
  return mediaType === MANIFEST_TYPES.ociIndex || mediaType === MANIFEST_TYPES.dockerList;
}

/** PLATFORM_UNKNOWN: there is an image, but not for this platform. */
export function noPlatform(name: string, wanted: Platform, known: readonly Platform[]): ToolError {
  const names = [...new Set(known.map(platformText))].filter((name) => /^[\w./-]{1,60}$/.test(name));
  const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
  return new ToolError(
    'PLATFORM_UNKNOWN',
    `${name} has no image for ${platformText(wanted)}.`,
    names.length > 0 ? `It has ${names.slice(0, 8).join(', ')}${more}.` : 'It names no platform at all.',
  );
}

function isNestedIndex({ mediaType, platform }: { readonly mediaType: string; readonly platform: unknown }): boolean {
  return platform === undefined && isIndex({ mediaType });
}
