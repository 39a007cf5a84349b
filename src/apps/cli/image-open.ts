import type { Image } from '../../index.js';
import { openImage } from '../../index.js';

/** The options that every image command has. */
export interface OpenedOptions {
  readonly platform?: string;
}

/** Opens an image, works with it, and closes it however that ends. */
export async function withImage(
  ref: string,
  { platform }: OpenedOptions,
  work: (image: Image) => Promise<void>,
): Promise<void> {
  const image = await openImage(ref, { platform, dockerHost: process.env.DOCKER_HOST });
  try {
    await work(image);
  } finally {
    await image.close();
  }
}

/** Says on standard error how far reading the layers is, once that takes over a second. */
export async function bytesProgress<T>(
  image: Image,
  work: (onProgress: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const total = image.layers.reduce((sum, { size }) => sum + size, 0);
  const start = Date.now();
  let done = 0;
  let shown = 0;
  const result = await work((bytes) => {
    done += bytes;
    const now = Date.now();
    if (!process.stderr.isTTY || now - start < 1000 || now - shown < 100) return;
    shown = now;
    process.stderr.write(`\rreading layers: ${Math.floor((100 * done) / Math.max(total, 1))} %`);
  });
  if (shown > 0) process.stderr.write('\r\u001b[K');
  return result;
}
