import { entryPathOf } from './entry-path.js';
import { damaged, overLimit } from './image-error.js';
import { LARGEST_EXTENSION, LONGEST_NAME, LONGEST_PATH } from './limits.js';
import { paxRecordsIn } from './pax.js';
import type { EntryType, TarEntry } from './tar-entry.js';
import type { TarHeader } from './tar-header.js';
import { isZeroBlock, tarHeaderAt, textAt } from './tar-header.js';

/** Takes the content of one file in pieces, which are only valid during the call; `end` comes after the last one. */
export interface ContentReader {
  piece(bytes: Buffer): void;
  end(): void;
}

/** Reads a tar as it arrives. */
export interface TarWalker {
  write(chunk: Buffer): void;
  /** Says that the rest of the content at hand has passed unread; returns how many bytes that is, padding included. */
  skip(): number;
  /** Says that nothing more comes; throws a ToolError where the tar is cut off. */
  end(): void;
}

/**
 * Calls `visit` with every member of a tar; a file's content goes to the reader that it returns, and is skipped
 * without one. Throws a ToolError for what is no tar; `what` names it there. Understands ustar, GNU's long names,
 * sparse files and base-256 numbers, and pax.
 */
export function tarWalker(
  what: string,
  visit: (entry: TarEntry, offset: number) => ContentReader | undefined,
): TarWalker {
  const partial = Buffer.alloc(BLOCK);
  let filled = 0;
  let position = 0;
  let left = 0;
  let padding = 0;
  let reader: ContentReader | undefined;
  let zeroBlocks = 0;
  let inSparseMap: TarHeader | undefined;
  let extension: { readonly kind: string; readonly bytes: Buffer; length: number } | undefined;
  let longName: string | undefined;
  let longLink: string | undefined;
  let pax: Map<string, string> | undefined;
  let globalPax: Map<string, string> | undefined;

  function onBlock(block: Buffer, at: number): void {
    if (inSparseMap) {
      const header = inSparseMap;
      if (block[at + 504] === 0) {
        inSparseMap = undefined;
        onMember(header);
      }
      return;
    }
    if (isZeroBlock(block, at)) {
      zeroBlocks++;
      return;
    }
    if (zeroBlocks > 0) throw damaged(what, 'the tar goes on after an empty block.');
    const header = tarHeaderAt(block, at);
    if (typeof header === 'string') throw damaged(what, `this is no valid tar: ${header}.`);
    if (EXTENSIONS.includes(header.typeFlag)) onExtension(header);
    else if (header.sparse?.continues) inSparseMap = header;
    else onMember(header);
  }

  function onExtension({ typeFlag: kind, size }: TarHeader): void {
    if (size > LARGEST_EXTENSION) throw overLimit(what, `a header of ${size} bytes.`);
    extension = { kind, bytes: Buffer.alloc(size), length: 0 };
    expect(size);
    if (size === 0) endExtension();
  }

  function endExtension(): void {
    const { kind, bytes } = extension as NonNullable<typeof extension>;
    extension = undefined;
    if (kind === 'L') longName = textAt(bytes, 0, bytes.length);
    else if (kind === 'K') longLink = textAt(bytes, 0, bytes.length);
    else {
      const records = paxRecordsIn(bytes);
      if (!records) throw damaged(what, 'a pax header is malformed.');
      if (kind === 'g') globalPax = new Map([...(globalPax ?? []), ...records]);
      else pax = records;
    }
  }

  function onMember(header: TarHeader): void {
    const records = globalPax && pax ? new Map([...globalPax, ...pax]) : (pax ?? globalPax);
    const entry = memberOf(what, header, records, longName, longLink);
    pax = longName = longLink = undefined;
    expect(entry.storedSize);
    if (header.typeFlag === 'V' || header.typeFlag === 'M') return;
    reader = visit(entry, position);
    if (left === 0) endContent();
  }

  function expect(size: number): void {
    left = size;
    padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  function endContent(): void {
    reader?.end();
    reader = undefined;
  }

  function onContent(chunk: Buffer, at: number): number {
    const take = Math.min(left, chunk.length - at);
    if (extension) {
      chunk.copy(extension.bytes, extension.length, at, at + take);
      extension.length += take;
    } else reader?.piece(chunk.subarray(at, at + take));
    left -= take;
    if (left === 0) extension ? endExtension() : endContent();
    return take;
  }

  return {
    write(chunk) {
      let at = 0;
      while (at < chunk.length) {
        const from = at;
        if (left > 0) at += onContent(chunk, at);
        else if (padding > 0) {
          const take = Math.min(padding, chunk.length - at);
          padding -= take;
          at += take;
        } else if (zeroBlocks >= 2) return;
        else if (filled === 0 && chunk.length - at >= BLOCK) {
          at += BLOCK;
          position += BLOCK;
          onBlock(chunk, from);
          continue;
        } else {
          const take = Math.min(BLOCK - filled, chunk.length - at);
          chunk.copy(partial, filled, at, at + take);
          filled += take;
          at += take;
          position += take;
          if (filled < BLOCK) return;
          filled = 0;
          onBlock(partial, 0);
          continue;
        }
        position += at - from;
      }
    },
    skip() {
      if (left === 0 || extension) return 0;
      const passed = left + padding;
      position += passed;
      left = padding = 0;
      endContent();
      return passed;
    },
    end() {
      // Some writers leave out the padding of the last file.
      if (left > 0 || filled > 0 || inSparseMap || pax || longName !== undefined)
        throw damaged(what, 'the tar is cut off in the middle of a file.');
    },
  };
}

const BLOCK = 512;

const EXTENSIONS = 'xXgLK';

function memberOf(
  what: string,
  header: TarHeader,
  pax: Map<string, string> | undefined,
  longName: string | undefined,
  longLink: string | undefined,
): TarEntry {
  const name = pax?.get('GNU.sparse.name') ?? pax?.get('path') ?? longName ?? header.name;
  const written = entryPathOf(name);
  if (Buffer.byteLength(name) > LONGEST_PATH) throw overLimit(what, `a path of ${Buffer.byteLength(name)} bytes.`);
  if (name.length > LONGEST_NAME && written.path.split('/').some((part) => part.length > LONGEST_NAME))
    throw overLimit(what, 'a name of more than 255 characters.');
  const type = typeOf(header, name);
  const link = pax?.get('linkpath') ?? longLink ?? header.linkName;
  if (link.length > LONGEST_PATH) throw overLimit(what, `a link of ${link.length} characters.`);
  const target = type === 'hardlink' ? entryPathOf(link) : undefined;
  const storedSize = type === 'file' ? numberIn(what, pax, 'size', header.size) : 0;
  const realSize = pax?.has('GNU.sparse.realsize') ? 'GNU.sparse.realsize' : 'GNU.sparse.size';
  return {
    path: written.path,
    type,
    mode: header.mode,
    uid: numberIn(what, pax, 'uid', header.uid),
    gid: numberIn(what, pax, 'gid', header.gid),
    size: type === 'file' ? numberIn(what, pax, realSize, header.sparse?.size ?? storedSize) : 0,
    storedSize,
    mtime: pax?.has('mtime') ? Math.floor(Number(pax.get('mtime'))) || 0 : header.mtime,
    linkPath: target ? target.path : type === 'symlink' ? link : '',
    xattrs: pax && xattrsIn(pax),
    escapes: written.escapes || target?.escapes === true,
  };
}

function typeOf({ typeFlag }: TarHeader, name: string): EntryType {
  // Before POSIX a slash at the end told a folder.
  if ((typeFlag === '0' || typeFlag === '\0') && name.endsWith('/')) return 'directory';
  return TYPES[typeFlag] ?? 'file';
}

const TYPES: Readonly<Record<string, EntryType>> = {
  '1': 'hardlink',
  '2': 'symlink',
  '3': 'character',
  '4': 'block',
  '5': 'directory',
  '6': 'fifo',
};

function numberIn(what: string, pax: Map<string, string> | undefined, key: string, otherwise: number): number {
  const text = pax?.get(key);
  if (text === undefined) return otherwise;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw damaged(what, `a pax header has an impossible ${key}.`);
  return value;
}

function xattrsIn(pax: Map<string, string>): Record<string, string> | undefined {
  let found: Record<string, string> | undefined;
  for (const [key, value] of pax) {
    if (!key.startsWith('SCHILY.xattr.')) continue;
    found ??= Object.create(null) as Record<string, string>;
    found[key.slice('SCHILY.xattr.'.length)] = value;
  }
  return found;
}
