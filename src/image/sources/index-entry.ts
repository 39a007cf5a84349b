import type { JsonObject } from '#text/json-object.js';
import { objectOf } from '#text/json-object.js';
import { ToolError } from '../../tool-error.js';
import { isDigest } from '../blob.js';
import { damaged } from '../image-error.js';
import type { Platform } from '../platform.js';
import { entryFor, platformEntries, platformText } from '../platform.js';

/**
 * The digest of the entry of an index that serves a platform. An index with one image serves everyone who did not ask
 * for a platform. Throws PLATFORM_UNKNOWN with those that there are.
 */
export function digestFor(index: JsonObject, name: string, wanted: Platform, isWanted: boolean): string {
  const { manifests } = index;
  if (!Array.isArray(manifests)) throw damaged(name, 'its index has no list of manifests.');
  if (!manifests.every((each) => isDigest(objectOf(each)?.digest)))
    throw damaged(name, 'its index names something without a digest.');
  const entries = platformEntries(index);
  const fitting =
    entryFor(entries, wanted) ??
    (entries.length === 1 && !isWanted ? entries[0] : undefined) ??
    // Entries without a platform are nested indexes, or images of which only the config knows it.
    entries.find(({ platform }) => !platform);
  if (!fitting) {
    const there = entries.flatMap(({ platform }) => (platform ? platformText(platform) : [])).join(', ');
    throw new ToolError(
      'PLATFORM_UNKNOWN',
      `${name} has no image for ${platformText(wanted)}.`,
      there ? `Choose with --platform: ${there}.` : 'Its index is empty.',
    );
  }
  return fitting.digest;
}
