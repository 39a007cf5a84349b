import type { FileHandle } from 'node:fs/promises';

/** Bytes of an open file from an offset on, in large pieces. */
export async function* filePart(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const wanted = Math.min(PIECE, length - at);
    // Fresh memory each time: the piece before may still be in use.
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(wanted), 0, wanted, start + at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield bytesRead === wanted ? buffer : buffer.subarray(0, bytesRead);
  }
}

const PIECE = 2 ** 20;
