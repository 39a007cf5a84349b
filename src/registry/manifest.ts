import type { JsonObject } from '#text/json-object.js';
import { jsonObjectIn, objectOf } from '#text/json-object.js';
import { ToolError } from '../tool-error.js';
import { digestLike, digestMismatch, isDigest } from './digest.js';
import type { Session } from './session.js';

/** A manifest as its registry has it: the exact bytes, which the digest is of. */
export interface Manifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: string;
}

/** The kinds of manifest that an image can have. Source: OCI image specification 1.1, Docker's schema 2. */
export const MANIFEST_TYPES = {
  ociIndex: 'application/vnd.oci.image.index.v1+json',
  dockerList: 'application/vnd.docker.distribution.manifest.list.v2+json',
  ociManifest: 'application/vnd.oci.image.manifest.v1+json',
  dockerManifest: 'application/vnd.docker.distribution.manifest.v2+json',
} as const;

/** The limit that the distribution specification recommends. */
const LARGEST_MANIFEST = 4 * 2 ** 20;

/** Fetches a manifest by tag or digest and verifies it. */
export async function fetchManifest(
  session: Session,
  path: string,
  reference: string,
  what: string,
): Promise<Manifest> {
  const request = {
    path: `/v2/${path}/manifests/${reference}`,
    headers: { accept: Object.values(MANIFEST_TYPES).join(', ') },
    what,
  };
  const { bytes, headers } = await session.fetch(request, LARGEST_MANIFEST);
  const { host } = session;
  const named = headers['docker-content-digest'];
  const wanted = isDigest(reference) ? reference : typeof named === 'string' && isDigest(named) ? named : undefined;
  const digest = digestLike(wanted ?? 'sha256:', bytes);
  if (wanted !== undefined && digest !== wanted) throw digestMismatch(host, what, wanted, digest);
  const mediaType = mediaTypeOf(headers['content-type'], jsonObjectIn(bytes));
  if (mediaType !== undefined) return { mediaType, bytes, digest };
  const isOld = jsonObjectIn(bytes)?.schemaVersion === 1;
  throw new ToolError(
    isOld ? 'MANIFEST_UNSUPPORTED' : 'REGISTRY_INVALID_ANSWER',
    isOld
      ? `${what} has a manifest of Docker's schema 1, which nobody has written since 2017.`
      : `${host} sent something for ${what} that is no manifest.`,
    isOld ? 'Push the image anew with a current Docker.' : 'Check that the address is that of a registry.',
  );
}

/** The sizes that a manifest declares for the blobs it names, by digest. */
export function declaredSizes(manifest: JsonObject): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const layers: readonly unknown[] = Array.isArray(manifest.layers) ? manifest.layers : [];
  for (const value of [manifest.config, ...layers]) {
    const { digest, size } = objectOf(value) ?? {};
    if (typeof digest === 'string' && Number.isSafeInteger(size) && (size as number) >= 0)
      sizes.set(digest, size as number);
  }
  return sizes;
}

/** The type that header and content agree on; files on plain web servers have it in the content only. */
function mediaTypeOf(header: string | undefined, manifest: JsonObject | undefined): string | undefined {
  if (!manifest) return undefined;
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? '';
  const inside = typeof manifest.mediaType === 'string' ? manifest.mediaType : undefined;
  const isGeneral = !/^application\/vnd\./.test(type);
  // Such a document is an index to one reader and an image to another.
  if (manifest.manifests !== undefined && (manifest.layers !== undefined || manifest.config !== undefined))
    return undefined;
  const found = inside ?? (isGeneral ? typeByShape(manifest) : type);
  if (inside !== undefined && !isGeneral && inside !== type) return undefined;
  return Object.values<string>(MANIFEST_TYPES).includes(found ?? '') ? found : undefined;
}

function typeByShape({ manifests, config, layers }: JsonObject): string | undefined {
  if (Array.isArray(manifests)) return MANIFEST_TYPES.ociIndex;
  return objectOf(config) && Array.isArray(layers) ? MANIFEST_TYPES.ociManifest : undefined;
}
