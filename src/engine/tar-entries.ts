import { ToolError } from '../tool-error.js';

/** A member of a tar archive. */
export interface TarEntry {
  /** As the archive has it, without `./` in front and slashes at its ends. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'link' | 'hardlink' | 'device' | 'pipe';
  /** Permission bits, setuid, setgid and sticky included. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content. */
  readonly size: number;
  /** Where a link points. */
  readonly target: string;
}

/**
 * Reads a tar stream member by member, in bounded memory: `onEntry` answers with what takes the pieces of the content,
 * or nothing. Understands ustar, GNU long names and pax headers. Throws ARCHIVE_BROKEN where the stream is no tar archive.
 * Source: POSIX.1-2017 pax, GNU tar manual "Basic Tar Format".
 */
export async function readTar(
  stream: AsyncIterable<Buffer>,
  onEntry: (entry: TarEntry) => ((content: Buffer) => void | Promise<void>) | undefined,
  onEnd: (entry: TarEntry) => void | Promise<void> = () => undefined,
): Promise<void> {
  const bytes = new BlockReader(stream);
  let long: LongNames = {};
  for (;;) {
    const header = await bytes.exactly(BLOCK);
    // Two blocks of zeros end an archive; some writers end with the stream.
    if (!header || header.every((byte) => byte === 0)) break;
    const size = long.size ?? numberOf(header, 124, 12);
    const flag = String.fromCharCode(header[156] ?? 0);
    if (!isHeader(header)) throw broken('it is no tar archive');
    if ('LKxg'.includes(flag)) {
      if (size > MAX_NAMES) throw broken('a header is too long');
      const content = (await bytes.exactly(padded(size)))?.subarray(0, size);
      if (!content) throw broken('it ends too early');
      long = { ...long, ...longNamesOf(flag, content) };
      continue;
    }
    const entry = entryOf(header, flag, size, long);
    long = {};
    const take = onEntry(entry);
    const hasContent = entry.type === 'file';
    if (hasContent) await bytes.pass(size, take ?? (() => undefined));
    if (hasContent) await bytes.pass(padded(size) - size, () => undefined);
    await onEnd(entry);
  }
  await bytes.drain();
}

function broken(what: string): ToolError {
  return new ToolError(
    'ARCHIVE_BROKEN',
    `What the engine sent cannot be read: ${what}.`,
    'Try again; is its disk full?',
  );
}

const BLOCK = 512;
const MAX_NAMES = 2 ** 20;

interface LongNames {
  readonly path?: string;
  readonly target?: string;
  readonly size?: number;
  readonly uid?: number;
  readonly gid?: number;
}

function entryOf(header: Buffer, flag: string, size: number, long: LongNames): TarEntry {
  const prefix = textOf(header, 257, 5) === 'ustar' && header[263] === 48 ? textOf(header, 345, 155) : '';
  const name = textOf(header, 0, 100);
  const path = long.path ?? (prefix ? `${prefix}/${name}` : name);
  const type = TYPES[flag] ?? 'file';
  return {
    path: path.replace(/^(?:\.?\/)+|\/+$/g, ''),
    type,
    mode: numberOf(header, 100, 8) & 0o7777,
    uid: long.uid ?? numberOf(header, 108, 8),
    gid: long.gid ?? numberOf(header, 116, 8),
    size: type === 'file' ? size : 0,
    target: long.target ?? textOf(header, 157, 100),
  };
}

const TYPES: Readonly<Record<string, TarEntry['type']>> = {
  '1': 'hardlink',
  '2': 'link',
  '3': 'device',
  '4': 'device',
  '5': 'directory',
  '6': 'pipe',
};

function longNamesOf(flag: string, content: Buffer): LongNames {
  const text = content.toString('utf8');
  if (flag === 'L') return { path: text.replace(/\0.*$/s, '') };
  if (flag === 'K') return { target: text.replace(/\0.*$/s, '') };
  if (flag === 'g') return {};
  const names: { path?: string; target?: string; size?: number; uid?: number; gid?: number } = {};
  for (const [key, value] of paxRecords(content)) {
    if (key === 'path') names.path = value;
    else if (key === 'linkpath') names.target = value;
    else if (key === 'size' || key === 'uid' || key === 'gid') names[key] = Number(value);
  }
  return names;
}

/** `LENGTH KEY=VALUE\n`, the length in bytes. */
function* paxRecords(content: Buffer): Generator<readonly [string, string]> {
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(32, at);
    const length = space < 0 ? Number.NaN : Number(content.toString('latin1', at, space));
    if (!(length > 0)) return;
    const record = content.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    yield [record.slice(0, equals), record.slice(equals + 1)];
    at += length;
  }
}

function textOf(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}

/** Octal digits, or a binary number when the first bit is set. */
function numberOf(header: Buffer, start: number, length: number): number {
  if ((header[start] ?? 0) & 0x80) return Number(BigInt(`0x${header.toString('hex', start + 1, start + length)}`));
  return Number.parseInt(textOf(header, start, length).trim() || '0', 8);
}

/** Whether the checksum is right: the sum of all bytes, those of the checksum counted as spaces. */
function isHeader(header: Buffer): boolean {
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += header[at] as number;
  return sum === numberOf(header, 148, 8);
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** Cuts a stream of pieces of any length into those that a tar reader asks for. */
class BlockReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  /** So many bytes in one piece; undefined when the stream ends before. */
  async exactly(length: number): Promise<Buffer | undefined> {
    while (this.#rest.length < length) {
      const { value, done } = await this.#pieces.next();
      if (done) return undefined;
      this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    }
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    return taken;
  }

  /** Hands on the next bytes as they come. */
  async pass(length: number, take: (content: Buffer) => void | Promise<void>): Promise<void> {
    for (let left = length; left > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#pieces.next();
        if (done) throw broken('it ends too early');
        this.#rest = value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      await take(piece);
    }
  }

  async drain(): Promise<void> {
    while (!(await this.#pieces.next()).done);
  }
}
