import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ToolError } from '../tool-error.js';
import { transportFailure } from './failure.js';
import { SilenceError } from './transport.js';

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** The bytes of a response as they come. Only time spent waiting for the other side counts as a stall, not the reader's own. */
export async function* chunksOf(response: IncomingMessage, stallTimeout: number): AsyncGenerator<Buffer, void> {
  const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  for (;;) {
    const timer = setTimeout(() => response.destroy(new SilenceError('ESTALLED')), stallTimeout);
    const next = await chunks.next().finally(() => clearTimeout(timer));
    if (next.done) return;
    yield next.value;
  }
}

/** The whole body, REGISTRY_ANSWER_TOO_LARGE beyond the limit. */
export async function readAll(
  response: IncomingMessage,
  limit: number,
  stallTimeout: number,
  host: string,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of chunksOf(response, stallTimeout)) {
      length += chunk.length;
      if (length > limit) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw transportFailure(error, host);
  }
  if (length <= limit) return Buffer.concat(chunks);
  response.destroy();
  throw new ToolError(
    'REGISTRY_ANSWER_TOO_LARGE',
    `${host} sent an answer of more than ${limit / 2 ** 20} MiB where a small one belongs.`,
    'Check that the address is that of a registry.',
  );
}

/** Frees the connection of a response whose body nobody reads: a short one is drained, so that the connection serves again. */
export function discard(response: IncomingMessage): void {
  const length = Number(response.headers['content-length'] ?? Infinity);
  if (length <= SHORT_BODY) response.resume();
  else response.destroy();
}

const SHORT_BODY = 64 * 1024;

/** The answer that a response and its body make. */
export function answerOf(response: IncomingMessage, bytes: Buffer): Answer {
  return { status: response.statusCode ?? 0, headers: response.headers, bytes };
}
