import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { ToolError } from '../tool-error.js';

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;

/** Whether a text is a digest that can be verified. Source: the digests of the OCI image specification. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** The hash that a digest is made with. */
export function hashFor(digest: string): Hash {
  return createHash(algorithmOf(digest));
}

/** The digest of some bytes, in the algorithm of another digest. */
export function digestLike(digest: string, bytes: Buffer): string {
  return `${algorithmOf(digest)}:${hashFor(digest).update(bytes).digest('hex')}`;
}

/** The part before the colon: `sha256`. */
export function algorithmOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

/** DIGEST_MISMATCH: the bytes are not those that were asked for. */
export function digestMismatch(host: string, what: string, wanted: string, got: string): ToolError {
  return new ToolError(
    'DIGEST_MISMATCH',
    `${host} sent ${what} with the wrong content: ${wanted} was asked for, ${got} came.`,
    'Try again; if it stays so, the registry or something before it is broken or hostile.',
  );
}
