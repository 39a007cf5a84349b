import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { ToolError } from '../tool-error.js';
import { fileFailure } from './file-failure.js';

/**
 * The text of a source file, byte order mark included, or why there is none: FILE_NOT_FOUND, FILE_IS_DIRECTORY,
 * FILE_UNREADABLE, FILE_TOO_LARGE (over 2 MiB), FILE_BINARY or FILE_NOT_UTF8. Messages call it `shownAs`.
 */
export async function readSource(path: string, shownAs: string = path): Promise<{ readonly text: string } | ToolError> {
  const bytes = await readBytes(path, shownAs).catch((error: unknown) => fileFailure(path, error, shownAs));
  return bytes instanceof ToolError ? bytes : decode(bytes, shownAs);
}

const MIB = 2 ** 20;
const LIMIT = 2 * MIB;

async function readBytes(path: string, shownAs: string): Promise<Buffer | ToolError> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) {
      return new ToolError('FILE_IS_DIRECTORY', `${shownAs} is a directory.`, 'Name a file in it.');
    }
    const bytes = stats.size > LIMIT ? undefined : await readUpToLimit(file, stats.size);
    return bytes ?? tooLarge(shownAs, stats.size);
  } finally {
    await file.close();
  }
}

/** All bytes, or undefined beyond the limit: pipes and devices do not tell their size before. */
async function readUpToLimit(file: FileHandle, expected: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  let next = Buffer.allocUnsafe(expected + 1);
  for (;;) {
    const { bytesRead } = await file.read(next, 0, next.length, null);
    if (bytesRead === 0) return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    length += bytesRead;
    if (length > LIMIT) return undefined;
    chunks.push(next.subarray(0, bytesRead));
    next = Buffer.allocUnsafe(64 * 1024);
  }
}

function tooLarge(shownAs: string, size: number): ToolError {
  const amount = size > LIMIT ? `${(size / MIB).toFixed(1)} MiB` : 'more';
  return new ToolError(
    'FILE_TOO_LARGE',
    `${shownAs} is too large to be a source file: at most ${LIMIT / MIB} MiB are read, it has ${amount}.`,
    'Check that the right file is named; data belongs in files of its own that COPY brings in.',
  );
}

function decode(bytes: Buffer, shownAs: string): { readonly text: string } | ToolError {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    return new ToolError('FILE_NOT_UTF8', `${shownAs} is saved as UTF-16.`, 'Save it as UTF-8.');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const message = `${shownAs} is a binary file: line ${lineOf(bytes, nul)} has a NUL byte.`;
    return new ToolError('FILE_BINARY', message, 'Name a text file; if it is one, save it as UTF-8.');
  }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8') };
  const message = `${shownAs} is not UTF-8: line ${firstBadLine(bytes)} has bytes that are no character.`;
  return new ToolError('FILE_NOT_UTF8', message, 'Save it as UTF-8; it is probably Latin-1 or Windows-1252.');
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at >= 0 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}

/** Lines can be judged one by one: the byte of a line feed is part of no longer character. */
function firstBadLine(bytes: Buffer): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(10, start);
    if (feed < 0 || !isUtf8(bytes.subarray(start, feed))) return line;
    start = feed + 1;
  }
}
