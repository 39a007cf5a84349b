import { ToolError } from '../../tool-error.js';
import { isDigest } from '../blob.js';
import { damaged } from '../image-error.js';
import type { Platform } from '../platform.js';
import { platformOf, platformText } from '../platform.js';

/**
 * The digest of the entry of an index that serves a platform; attestations are no images. An index with one image
 * serves everyone who did not ask for a platform. Throws PLATFORM_UNKNOWN with those that there are.
 */
export function entryFor(index: Record<string, unknown>, name: string, wanted: Platform, isWanted: boolean): string {
  const entries = entriesIn(index, name);
  const images = entries.filter(({ platform }) => platform);
  // Entries without a platform are nested indexes, or images of which only the config knows it.
  const open = entries.filter(({ platform }) => !platform);
  const [only] = entries;
  const fitting =
    images.find(({ platform }) => platform && platformText(platform) === platformText(wanted)) ??
    images.find(
      ({ platform }) =>
        platform?.os === wanted.os &&
        platform.architecture === wanted.architecture &&
        (!wanted.variant || !platform.variant),
    ) ??
    (entries.length === 1 && (!isWanted || !only?.platform) ? only : undefined) ??
    open[0];
  if (fitting) return fitting.digest;
  const there = images.map(({ platform }) => platform && platformText(platform)).join(', ');
  throw new ToolError(
    'PLATFORM_UNKNOWN',
    `${name} has no image for ${platformText(wanted)}.`,
    there ? `Choose with --platform: ${there}.` : 'Its index is empty.',
  );
}

function entriesIn(
  { manifests }: Record<string, unknown>,
  name: string,
): { digest: string; platform: Platform | undefined }[] {
  if (!Array.isArray(manifests)) throw damaged(name, 'its index has no list of manifests.');
  const entries: { digest: string; platform: Platform | undefined }[] = [];
  for (const value of manifests as unknown[]) {
    const { digest, platform, annotations } = (value ?? {}) as Record<string, Record<string, unknown> | undefined>;
    if (!isDigest(digest)) throw damaged(name, 'its index names something without a digest.');
    if (annotations?.['vnd.docker.reference.type'] !== undefined) continue;
    entries.push({
      digest,
      platform: platform && platform.architecture !== undefined ? platformOf(platform) : undefined,
    });
  }
  return entries;
}
