import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { damaged } from './image-error.js';

export type Compression = 'gzip' | 'zstd' | 'none';

/** How bytes are compressed, told by how they begin: the media type of a layer may lie. */
export function compressionOf(start: Buffer): Compression {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  if (start.length < 4) return 'none';
  const magic = start.readUInt32LE(0);
  // A zstd file may begin with a frame to skip, as zstd:chunked has it.
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50 ? 'zstd' : 'none';
}

/** The uncompressed bytes of gzip, zstd or plain data; throws a ToolError that names `what` where they are damaged. */
export async function* unpacked(what: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = chunks[Symbol.asyncIterator]();
  const first = await firstBytes(source);
  const all = rejoined(first, source);
  const compression = compressionOf(first);
  if (compression === 'none') yield* all;
  else if (compression === 'gzip') yield* transformed(what, all, zlib.createGunzip({ chunkSize: CHUNK }));
  else yield* unpackZstd(what, all);
}

// Node's 16 KiB make inflating 2.7 times slower.
const CHUNK = 2 ** 20;

async function firstBytes(source: AsyncIterator<Buffer>): Promise<Buffer> {
  let first: Buffer = Buffer.alloc(0);
  while (first.length < 4) {
    const next = await source.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* rejoined(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

async function* transformed(
  what: string,
  chunks: AsyncIterable<Buffer>,
  transform: NodeJS.ReadWriteStream,
): AsyncGenerator<Buffer> {
  const done = pipeline(Readable.from(chunks, { highWaterMark: 2 }), transform);
  // The loop below sees the same error.
  done.catch(() => undefined);
  try {
    for await (const chunk of transform) yield chunk as unknown as Buffer;
  } catch (error) {
    throw asDamage(what, error);
  }
  await done;
}

async function* unpackZstd(what: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { createZstdDecompress } = zlib as typeof zlib & {
    createZstdDecompress?: (options: { chunkSize: number }) => NodeJS.ReadWriteStream;
  };
  if (createZstdDecompress) yield* transformed(what, chunks, createZstdDecompress({ chunkSize: CHUNK }));
  else yield* unpackZstdByHand(what, chunks);
}

/** For Node.js before 22.15. */
async function* unpackZstdByHand(what: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Decompress } = await import('fzstd');
  let ready: Buffer[] = [];
  const stream = new Decompress((piece) => {
    ready.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
  });
  let start = true;
  try {
    for await (const chunk of chunks) {
      if (start && windowOf(chunk) > LARGEST_WINDOW)
        throw damaged(what, 'zstd wants more memory than its own tool allows.');
      start = false;
      // Small bites: one compressed byte can stand for very many.
      for (let at = 0; at < chunk.length; at += BITE) {
        stream.push(chunk.subarray(at, at + BITE));
        yield* ready;
        ready = [];
      }
    }
    stream.push(new Uint8Array(0), true);
  } catch (error) {
    throw asDamage(what, error);
  }
  yield* ready;
}

const BITE = 2 ** 14;

/** What `zstd -d` accepts without being asked. */
const LARGEST_WINDOW = 2 ** 27;

/** The window that a zstd frame asks for. Source: RFC 8878, 3.1.1.1. */
function windowOf(start: Buffer): number {
  if (start.length < 14 || start.readUInt32LE(0) !== 0xfd2fb528) return 0;
  const descriptor = start[4] as number;
  const isSingle = (descriptor & 0x20) !== 0;
  if (!isSingle) {
    const window = start[5] as number;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] as number);
  const kind = descriptor >> 6;
  if (kind === 3) return Number(start.readBigUInt64LE(at));
  return kind === 2 ? start.readUInt32LE(at) : 0;
}

function asDamage(what: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  const isOurs = (error as { hint?: string }).hint !== undefined;
  if (isOurs) return error;
  if (code === 'Z_BUF_ERROR' || /unexpected EOF/i.test(message))
    return damaged(what, 'the compressed data is cut off.', error);
  if (code?.startsWith('Z_') || code?.startsWith('ZSTD_') || code === undefined)
    return damaged(what, `the compressed data is damaged (${message}).`, error);
  return error;
}
