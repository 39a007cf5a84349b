import type { Readable } from 'node:stream';
import { jsonObjectIn } from '#text/json-object.js';
import { assembleImage } from '../assemble.js';
import type { Blob } from '../blob.js';
import { isDigest, sha256Of, verifiedBytes } from '../blob.js';
import type { Image } from '../image.js';
import { damaged } from '../image-error.js';
import type { Limits } from '../limits.js';
import { LARGEST_DOCUMENT } from '../limits.js';
import type { Platform } from '../platform.js';
import { digestFor } from './index-entry.js';

/** Whatever hands out manifests and blobs by name: a registry, a folder, a tar. Its content is verified by the reader. */
export interface BlobStore {
  /** By tag or digest. */
  manifest(reference: string): Promise<{ readonly mediaType: string; readonly bytes: Buffer; readonly digest: string }>;
  blob(digest: string): Promise<Readable>;
}

/** How an image is opened: for which platform, and within which limits. */
export interface OpenOptions {
  readonly platform: Platform;
  /** Whether the user asked for the platform; otherwise an image for another one alone is taken as it is. */
  readonly platformWanted: boolean;
  readonly limits: Limits;
}

/** Opens an image of a store; an index leads to the image for the platform. */
export async function openFromStore(
  store: BlobStore,
  reference: string,
  name: string,
  options: OpenOptions,
  rest: { readonly tags: readonly string[]; close(): Promise<void> },
): Promise<Image> {
  let found = await store.manifest(reference);
  const seen = new Set<string>();
  for (;;) {
    if (found.bytes.length > LARGEST_DOCUMENT) throw damaged(name, 'its manifest is larger than any honest one.');
    if (found.digest !== sha256Of(found.bytes) && found.digest.startsWith('sha256:'))
      throw damaged(found.digest, `its content has the digest ${sha256Of(found.bytes)}.`);
    const manifest = jsonObjectIn(found.bytes);
    if (!manifest) throw damaged(name, 'its manifest is no JSON object.');
    if (manifest.manifests === undefined) return imageOf(store, manifest, found, name, options, rest);
    // A digest cannot contain itself, but a store may lie about digests.
    if (seen.has(found.digest) || seen.size >= DEEPEST_INDEX) throw damaged(name, 'its index leads to no image.');
    seen.add(found.digest);
    found = await store.manifest(digestFor(manifest, name, options.platform, options.platformWanted));
  }
}

const DEEPEST_INDEX = 8;

async function imageOf(
  store: BlobStore,
  manifest: Record<string, unknown>,
  { bytes, digest }: { readonly bytes: Buffer; readonly digest: string },
  name: string,
  options: OpenOptions,
  rest: { readonly tags: readonly string[]; close(): Promise<void> },
): Promise<Image> {
  const layers = manifest.layers;
  if (!Array.isArray(layers)) throw damaged(name, 'this is no manifest of an image: it has no list of layers.');
  const config = descriptorIn(name, manifest.config);
  const configBytes = await verifiedBytes(blobIn(store, config), LARGEST_DOCUMENT);
  const blobs = layers.map((value: unknown) => {
    const descriptor = descriptorIn(name, value);
    return { blob: blobIn(store, descriptor), size: descriptor.size, mediaType: descriptor.mediaType };
  });
  return assembleImage({ name, digest, manifestBytes: bytes, configBytes, blobs, ...rest }, options.limits);
}

interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
}

function descriptorIn(name: string, value: unknown): Descriptor {
  const { digest, size, mediaType } = (value ?? {}) as Record<string, unknown>;
  if (!isDigest(digest) || !Number.isSafeInteger(size) || (size as number) < 0)
    throw damaged(name, 'its manifest names something without a digest or a size.');
  return { digest, size: size as number, mediaType: typeof mediaType === 'string' ? mediaType : '' };
}

function blobIn(store: BlobStore, { digest, size }: Descriptor): Blob {
  return {
    digest,
    size,
    async *chunks() {
      yield* (await store.blob(digest)) as AsyncIterable<Buffer>;
    },
  };
}
