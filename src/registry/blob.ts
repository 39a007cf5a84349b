import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { ToolError } from '../tool-error.js';
import { chunksOf } from './body.js';
import { algorithmOf, digestMismatch, hashFor } from './digest.js';
import { Temporary, transportFailure } from './failure.js';
import { delayOf, retry } from './retry.js';
import type { Session } from './session.js';

export interface BlobRequest {
  readonly path: string;
  readonly digest: string;
  /** The bytes that a manifest declares; undefined when none did. */
  readonly size: number | undefined;
  readonly what: string;
}

const ENDED_EARLY = Object.assign(new Error('the body ended early'), { code: 'ECONNRESET' });

/** So much new data makes a cut connection forgiven. */
const PROGRESS = 2 ** 20;

/**
 * A blob as a stream that resolves once its first answer is there. Cut connections are resumed where they broke.
 * The stream ends only when all bytes have come and their digest is right; else it breaks with a ToolError:
 * whoever reads it must not trust what it read before the end.
 */
export async function openBlob(session: Session, request: BlobRequest): Promise<Readable> {
  const closing = new AbortController();
  const { signal } = closing;
  const open = (from: number) => openAt(session, request, from, signal);
  const first = await retry(session.patience, () => open(0), signal);
  const stream = Readable.from(verifiedChunks(session, request, first, open, signal), {
    objectMode: false,
    highWaterMark: 2 ** 20,
  });
  // Nobody wants the rest: what waits for bytes must not wait on. A connection that has sent all serves again.
  stream.once('close', () => {
    if (!stream.readableEnded) closing.abort();
  });
  return stream;
}

interface Part {
  readonly response: IncomingMessage;
  /** Where in the blob its first byte belongs. */
  readonly start: number;
  /** The size of the whole blob as far as the answer tells it. */
  readonly total: number | undefined;
}

async function* verifiedChunks(
  session: Session,
  request: BlobRequest,
  first: Part,
  open: (from: number) => Promise<Part>,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const { digest, what } = request;
  const { patience, host } = session;
  const hash = hashFor(digest);
  const size = request.size ?? first.total;
  let part = first;
  let received = 0;
  let forgivenAt = PROGRESS;
  let failures = 0;
  for (;;) {
    const chunks = chunksOf(part.response, patience.stallTimeout);
    let skip = received - part.start;
    let failure: unknown;
    for (;;) {
      // A cut is caught here and nowhere else: what the reader throws into this generator is its own affair.
      const next = await chunks.next().catch((error: unknown) => {
        failure = error;
      });
      if (!next || next.done) break;
      const chunk = next.value.subarray(skip);
      skip -= next.value.length - chunk.length;
      if (chunk.length === 0) continue;
      received += chunk.length;
      if (size !== undefined && received > size) throw wrongSize(host, what, size, `at least ${received}`);
      hash.update(chunk);
      yield chunk;
    }
    if (received === size || (failure === undefined && size === undefined)) break;
    if (received >= forgivenAt) [failures, forgivenAt] = [0, received + PROGRESS];
    [part, failures] = await resume(failure ?? ENDED_EARLY, failures);
  }
  const got = `${algorithmOf(digest)}:${hash.digest('hex')}`;
  if (got !== digest) throw digestMismatch(host, what, digest, got);

  async function resume(cause: unknown, before: number): Promise<readonly [Part, number]> {
    let failure = transportFailure(cause, host);
    for (let count = before + 1; ; count++) {
      if (signal.aborted || failure instanceof ToolError) throw failure;
      if (count >= patience.attempts) throw failure.failure;
      await patience.wait(delayOf(count, failure.retryAfter), signal);
      try {
        return [await open(received), count];
      } catch (error) {
        if (!(error instanceof Temporary)) throw error;
        failure = error;
      }
    }
  }
}

async function openAt(session: Session, request: BlobRequest, from: number, signal: AbortSignal): Promise<Part> {
  const { path, digest, size, what } = request;
  const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
  const response = await session.open({ path: `/v2/${path}/blobs/${digest}`, headers, what }, signal);
  const length = numberIn(response.headers['content-length']);
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers['content-range'] ?? '');
  const isPart = response.statusCode === 206;
  // A server that cannot send parts sends the whole again: what has been read is skipped.
  const start = isPart ? numberIn(range?.[1]) : 0;
  const total = isPart ? numberIn(range?.[2]) : length;
  if (start === undefined || start > from || (isPart && from === 0)) {
    response.destroy();
    throw new ToolError(
      'REGISTRY_INVALID_ANSWER',
      `${session.host} sent another part of ${what} than was asked for.`,
      'Try again; if it stays so, tell whoever runs the registry.',
    );
  }
  if (size !== undefined && total !== undefined && total !== size) {
    response.destroy();
    throw wrongSize(session.host, what, size, String(total));
  }
  return { response, start, total };
}

function wrongSize(host: string, what: string, wanted: number, got: string): ToolError {
  return new ToolError(
    'SIZE_MISMATCH',
    `${host} sent ${what} with ${got} bytes instead of ${wanted}.`,
    'Try again; if it stays so, the registry or something before it is broken or hostile.',
  );
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
