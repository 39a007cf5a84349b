import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { TarEntry } from '#image/tar-entry.js';
import type { Engine } from './engine.js';
import { readTar } from './read-tar.js';

/**
 * The bytes that the layers of an image take in a registry: each compressed with gzip as `docker push` does.
 * `known` remembers layers that images share. Undefined when the engine cannot save the image.
 */
export async function compressedSize(
  engine: Engine,
  image: string,
  known: Map<string, number>,
  signal?: AbortSignal,
): Promise<number | undefined> {
  let sum = 0;
  const { code } = await engine.run(['save', image], {
    signal,
    onOutput: async (output) => {
      sum = await layerSizes(output as AsyncIterable<Buffer>, known);
    },
  });
  return code === 0 ? sum : undefined;
}

async function layerSizes(stream: AsyncIterable<Buffer>, known: Map<string, number>): Promise<number> {
  let sum = 0;
  const busy: Promise<void>[] = [];
  const visit = (entry: TarEntry) => {
    if (!isBlob(entry)) return undefined;
    const size = known.get(entry.path);
    if (size !== undefined) {
      sum += size;
      return undefined;
    }
    const blob = new BlobSize();
    return {
      piece(content: Buffer) {
        const full = blob.take(content);
        if (full) busy.push(full);
      },
      end() {
        const measured = blob.end().then((bytes) => {
          known.set(entry.path, bytes);
          sum += bytes;
        });
        busy.push(measured);
      },
    };
  };
  await readTar(stream, visit, () => Promise.all(busy.splice(0)));
  return sum;
}

/** Layers are `ID/layer.tar`, or blobs beside configs and manifests. */
function isBlob({ path, type }: TarEntry): boolean {
  return type === 'file' && /(?:^|\/)[^/]+\.tar$|^blobs\/sha256\//.test(path);
}

/** Measures one blob: a layer that is compressed counts as it is, others compressed, JSON not at all. */
class BlobSize {
  #size = 0;
  #kind: 'layer' | 'compressed' | 'json' | undefined;
  #gzip: Gzip | undefined;
  #drained: Promise<void> | undefined;

  /** The promise of room for more; undefined when there is some. */
  take(content: Buffer): Promise<void> | undefined {
    this.#kind ??= kindOf(content);
    if (this.#kind === 'compressed') this.#size += content.length;
    if (this.#kind !== 'layer') return undefined;
    this.#gzip ??= createGzip().on('data', (chunk: Buffer) => {
      this.#size += chunk.length;
    });
    const gzip = this.#gzip;
    if (gzip.write(content)) return undefined;
    this.#drained = new Promise((resolve) => {
      gzip.once('drain', resolve);
    });
    return this.#drained;
  }

  async end(): Promise<number> {
    // Once it is told its end, a stream says no more that it has room.
    await this.#drained;
    if (this.#gzip) await finished(this.#gzip.end());
    return this.#size;
  }
}

function kindOf(content: Buffer): 'layer' | 'compressed' | 'json' {
  const start = content.subarray(0, 4).toString('hex');
  if (start.startsWith('1f8b') || start === '28b52ffd') return 'compressed';
  return content[0] === 0x7b ? 'json' : 'layer';
}
