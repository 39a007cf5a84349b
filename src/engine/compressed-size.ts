import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { Engine } from './engine.js';
import { readTar, type TarEntry } from './tar-entries.js';

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
  let blob: BlobSize | undefined;
  await readTar(
    stream,
    (entry) => {
      blob = undefined;
      if (!isBlob(entry)) return undefined;
      const size = known.get(entry.path);
      if (size === undefined) blob = new BlobSize();
      else sum += size;
      const open = blob;
      return open && ((content) => open.take(content));
    },
    async ({ path }) => {
      if (!blob) return;
      const size = await blob.end();
      known.set(path, size);
      sum += size;
    },
  );
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

  take(content: Buffer): Promise<void> | undefined {
    this.#kind ??= kindOf(content);
    if (this.#kind === 'compressed') this.#size += content.length;
    if (this.#kind !== 'layer') return undefined;
    this.#gzip ??= createGzip().on('data', (chunk: Buffer) => {
      this.#size += chunk.length;
    });
    const gzip = this.#gzip;
    if (gzip.write(content)) return undefined;
    return new Promise((resolve) => {
      gzip.once('drain', resolve);
    });
  }

  async end(): Promise<number> {
    if (this.#gzip) await finished(this.#gzip.end());
    return this.#size;
  }
}

function kindOf(content: Buffer): 'layer' | 'compressed' | 'json' {
  const start = content.subarray(0, 4).toString('hex');
  if (start.startsWith('1f8b') || start === '28b52ffd') return 'compressed';
  return content[0] === 0x7b ? 'json' : 'layer';
}
