import { createHash } from 'node:crypto';
import type { Blob } from './blob.js';
import { algorithmOf, verifiedChunks } from './blob.js';
import { damaged, overLimit } from './image-error.js';
import type { Limits } from './limits.js';
import type { TarEntry } from './tar-entry.js';
import type { ContentReader } from './tar-walker.js';
import { tarWalker } from './tar-walker.js';
import { unpacked } from './unpack.js';

/**
 * Walks over a layer once: checks the digest of its blob, unpacks it, checks the diffID and hands every member to
 * `visit`. Returns the bytes of the tar. Throws a ToolError for whatever is not as announced, and when a limit is
 * passed.
 */
export async function walkLayer(
  blob: Blob,
  diffId: string,
  limits: Limits,
  visit: (entry: TarEntry, offset: number) => ContentReader | undefined,
  onProgress?: (storedBytes: number) => void,
): Promise<number> {
  const walker = tarWalker(diffId, visit);
  let size = 0;
  for await (const chunk of layerTar(blob, diffId, limits, onProgress)) {
    size += chunk.length;
    walker.write(chunk);
  }
  walker.end();
  return size;
}

/** The members of a layer one after another; only those of one piece of the tar are in memory. */
export async function* layerEntries(blob: Blob, diffId: string, limits: Limits): AsyncGenerator<TarEntry> {
  let ready: TarEntry[] = [];
  const walker = tarWalker(diffId, (entry) => {
    ready.push(entry);
    return undefined;
  });
  for await (const chunk of layerTar(blob, diffId, limits)) {
    walker.write(chunk);
    yield* ready;
    ready = [];
  }
  walker.end();
}

/** The tar of a layer within the limits, with both digests checked at its end. */
async function* layerTar(
  blob: Blob,
  diffId: string,
  limits: Limits,
  onProgress: (storedBytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  let stored = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of verifiedChunks(blob)) {
      stored += chunk.length;
      onProgress(chunk.length);
      yield chunk;
    }
  }
  const algorithm = algorithmOf(diffId);
  // A blob that is its own content is hashed once.
  const hash = blob.digest === diffId ? undefined : createHash(algorithm);
  let size = 0;
  for await (const chunk of unpacked(blob.digest, counted())) {
    size += chunk.length;
    if (size > limits.layerBytes) throw overLimit(blob.digest, `more than ${limits.layerBytes} bytes once unpacked.`);
    if (size > limits.ratioFrom && size > stored * limits.ratio)
      throw overLimit(blob.digest, `one stored byte becomes more than ${limits.ratio}.`);
    hash?.update(chunk);
    yield chunk;
  }
  const found = hash && `${algorithm}:${hash.digest('hex')}`;
  if (found && found !== diffId)
    throw damaged(blob.digest, `unpacked it has the digest ${found}, but the config says ${diffId}.`);
}
