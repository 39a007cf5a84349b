import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { jsonObjectIn } from '#text/json-object.js';
import { ToolError } from '../../tool-error.js';
import { isDigest, sha256Of, verifiedBytes } from '../blob.js';
import { damaged } from '../image-error.js';
import { LARGEST_DOCUMENT } from '../limits.js';
import type { BlobStore } from './registry.js';

/** Where the files of an OCI layout come from: a folder or a tar. */
export interface LayoutFiles {
  /** All of a small file; undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  chunks(path: string): AsyncIterable<Buffer>;
}

/** An OCI layout as a store; its `index.json` is what the empty reference, or a name that it tells, leads to. */
export async function openLayout(
  files: LayoutFiles,
  what: string,
): Promise<{ store: BlobStore; tags: readonly string[] }> {
  const bytes = await files.read('index.json');
  const index = bytes && jsonObjectIn(bytes);
  if (!bytes || !index)
    throw new ToolError(
      'NOT_AN_IMAGE',
      `${what} is no OCI layout: it has no index.json.`,
      'Name a folder that holds oci-layout, index.json and blobs.',
    );
  const entries = entriesIn(index, what);
  const store: BlobStore = {
    async manifest(reference) {
      if (isDigest(reference)) {
        const chunks = () => files.chunks(pathOf(reference));
        const content = await verifiedBytes({ digest: reference, size: undefined, chunks }, LARGEST_DOCUMENT);
        return { mediaType: '', bytes: content, digest: reference };
      }
      if (reference === '') return { mediaType: '', bytes, digest: sha256Of(bytes) };
      const named = entries.find(({ names }) => names.includes(reference));
      if (named) return store.manifest(named.digest);
      const names = entries.flatMap((entry) => entry.names);
      throw new ToolError(
        'IMAGE_NOT_FOUND',
        `${what} holds no image called ${reference}.`,
        names.length > 0 ? `It holds: ${names.join(', ')}.` : 'It holds images without names: leave the name out.',
      );
    },
    async blob(digest): Promise<Readable> {
      return Stream.from(files.chunks(pathOf(digest)), { highWaterMark: 1 });
    },
  };
  return { store, tags: [...new Set(entries.flatMap(({ names }) => names))] };
}

function entriesIn({ manifests }: Record<string, unknown>, what: string): { digest: string; names: string[] }[] {
  if (!Array.isArray(manifests)) throw damaged(what, 'its index.json has no list of manifests.');
  return (manifests as unknown[]).map((value) => {
    const { digest, annotations } = (value ?? {}) as { digest?: unknown; annotations?: Record<string, unknown> };
    const names = [annotations?.['io.containerd.image.name'], annotations?.['org.opencontainers.image.ref.name']];
    return { digest: String(digest), names: names.filter((name): name is string => typeof name === 'string') };
  });
}

/** Only for what isDigest has accepted. */
function pathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
