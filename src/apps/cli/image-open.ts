import type { Image, OpenImageOptions } from '../../index.js';
import { openImage, openRepository, ToolError } from '../../index.js';
import { writeError } from './terminal.js';

/** The options that every image command has. */
export interface OpenedOptions {
  readonly platform?: string;
  /** Talk to the registry without TLS, or with a certificate that nobody vouches for. */
  readonly insecure?: boolean;
}

/** Opens an image, works with it, and closes it however that ends. */
export async function withImage(
  ref: string,
  { platform, insecure }: OpenedOptions,
  work: (image: Image) => Promise<void>,
): Promise<void> {
  const image = await openAnywhere(ref, insecure, { platform, dockerHost: process.env.DOCKER_HOST });
  try {
    await work(image);
  } finally {
    await image.close();
  }
}

/** A bare NAME is the engine's image when the engine has it, else the registry's. */
async function openAnywhere(ref: string, insecure: boolean | undefined, options: OpenImageOptions): Promise<Image> {
  try {
    return await openImage(ref, options);
  } catch (error) {
    const isElsewhere = error instanceof ToolError && /^(?:ENGINE_ABSENT|IMAGE_NOT_FOUND)$/.test(error.code);
    if (!isElsewhere || /^(?:docker|oci):|\.tar\b|#/.test(ref)) throw error;
  }
  writeError(`no engine here has ${ref}; asking its registry`);
  const registry = async (name: string) => {
    const repository = await openRepository(name, { insecure });
    return { store: repository, reference: repository.reference };
  };
  return openImage(ref, { ...options, registry });
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
