import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ToolError } from '../../tool-error.js';
import type { StoredLayer } from '../assemble.js';
import { sha256Of, verifiedChunks } from '../blob.js';
import type { Image } from '../image.js';
import { tarHeaderBytes } from '../write-tar-header.js';

/**
 * Saves an image: `oci:FOLDER` as an OCI layout, else as a tar that is an OCI layout and a Docker archive at once, as
 * Docker 25 and later write it. Digests stay; all of them are checked on the way. `tag` is the name inside.
 */
export async function saveImage(image: Image, target: string, tag: string | undefined): Promise<void> {
  const parts = partsOf(image, tag);
  if (target.startsWith('oci:')) {
    const folder = target.slice('oci:'.length);
    for (const part of parts)
      await writeFile(join(folder, part.path), async (file) => {
        for await (const chunk of part.chunks()) await file.write(chunk);
      });
    return;
  }
  await writeFile(target, async (file) => {
    for (const { path, size, chunks } of parts) {
      await file.write(tarHeaderBytes(path, size));
      for await (const chunk of chunks()) await file.write(chunk);
      await file.write(Buffer.alloc((512 - (size % 512)) % 512));
    }
    await file.write(Buffer.alloc(1024));
  });
}

interface Part {
  readonly path: string;
  readonly size: number;
  chunks(): AsyncIterable<Buffer>;
}

function partsOf(image: Image, tag: string | undefined): readonly Part[] {
  const config = bytesPart(blobPath(image.id), image.configBytes);
  const layers = new Map(image.layers.map((layer) => [layer.digest, layer as StoredLayer]));
  const manifest = image.manifestBytes ?? manifestOf(image);
  const digest = sha256Of(manifest);
  const stated = (JSON.parse(manifest.toString('utf8')) as { mediaType?: string }).mediaType;
  const index = {
    schemaVersion: 2,
    manifests: [
      {
        mediaType: stated ?? 'application/vnd.oci.image.manifest.v1+json',
        digest,
        size: manifest.length,
        ...(tag ? { annotations: { 'org.opencontainers.image.ref.name': tag } } : {}),
      },
    ],
  };
  const list = [
    {
      Config: blobPath(image.id),
      RepoTags: tag ? [tag] : image.tags,
      Layers: image.layers.map((layer) => blobPath(layer.digest)),
    },
  ];
  return [
    ...[...layers.values()].map(({ digest: name, size, blob }) => ({
      path: blobPath(name),
      size,
      chunks: () => verifiedChunks(blob),
    })),
    config,
    bytesPart(blobPath(digest), manifest),
    bytesPart('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')),
    bytesPart('index.json', Buffer.from(JSON.stringify(index))),
    bytesPart('manifest.json', Buffer.from(JSON.stringify(list))),
  ];
}

/** For an image that comes without one. */
function manifestOf(image: Image): Buffer {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: image.id,
        size: image.configBytes.length,
      },
      layers: image.layers.map(({ mediaType, digest, size }) => ({ mediaType, digest, size })),
    }),
  );
}

function bytesPart(path: string, bytes: Buffer): Part {
  return {
    path,
    size: bytes.length,
    async *chunks() {
      yield bytes;
    },
  };
}

function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** Writes beside the target and renames, so that nobody sees half a file. */
async function writeFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      await write(file);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // The first failure is the one to tell.
    await rm(temporary, { force: true }).catch(() => undefined);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof ToolError) throw error;
    throw new ToolError(
      'FILE_UNWRITABLE',
      `${path} cannot be written (${code}).`,
      'Check the folder, its permissions and the space on its disk.',
      error,
    );
  }
}
