import { createHash } from 'node:crypto';
import { damaged } from './image-error.js';

/** Stored bytes with the digest and size that they must have. */
export interface Blob {
  readonly digest: string;
  /** undefined where nobody has said it. */
  readonly size: number | undefined;
  chunks(): AsyncIterable<Buffer>;
}

/** The content of a blob; throws a ToolError at its end, or as soon as it is too long, unless digest and size fit. */
export async function* verifiedChunks({ digest, size, chunks }: Blob): AsyncGenerator<Buffer> {
  const hash = createHash(algorithmOf(digest));
  let seen = 0;
  for await (const chunk of chunks()) {
    seen += chunk.length;
    if (size !== undefined && seen > size)
      throw damaged(digest, `it is longer than the ${size} bytes that were announced.`);
    hash.update(chunk);
    yield chunk;
  }
  if (size !== undefined && seen < size) throw damaged(digest, `it is cut off after ${seen} of ${size} bytes.`);
  const found = `${algorithmOf(digest)}:${hash.digest('hex')}`;
  if (found !== digest) throw damaged(digest, `its content has the digest ${found}.`);
}

/** The whole content of a small blob, verified. */
export async function verifiedBytes(blob: Blob, limit: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of verifiedChunks(blob)) {
    length += piece.length;
    if (length > limit) throw damaged(blob.digest, `a document of more than ${limit} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The digest of bytes as images write it. */
export function sha256Of(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Whether a text is a digest that we can check: it may become part of a path. */
export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(text);
}

/** The algorithm that a digest names. */
export function algorithmOf(digest: string): 'sha256' | 'sha512' {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
