import type { FileHandle } from 'node:fs/promises';
import { damaged, overLimit } from '../image-error.js';
import { LARGEST_DOCUMENT } from '../limits.js';
import type { TarEntry } from '../tar-entry.js';
import { tarWalker } from '../tar-walker.js';
import { filePart } from './file-part.js';

/** The tar that an image lies in: its files by path, read where they lie. */
export interface OuterTar {
  /** Where a file lies; links are followed. undefined when there is none. */
  find(path: string): { readonly offset: number; readonly size: number } | undefined;
  /** All of a small file; undefined when there is none. */
  read(path: string): Promise<Buffer | undefined>;
  chunks(path: string): AsyncIterable<Buffer>;
}

/** Lists a tar by reading its headers only; `size` is that of the file. */
export async function openOuterTar(what: string, file: FileHandle, size: number): Promise<OuterTar> {
  const members = await membersOf(what, file, size);
  const find = (path: string) => {
    let entry = members.get(path);
    for (let hops = 0; entry && hops < 16; hops++) {
      if (entry.type === 'file') return { offset: entry.offset, size: entry.size };
      entry = members.get(entry.target);
    }
    return undefined;
  };
  const chunks = (path: string) => {
    const place = find(path);
    if (!place) throw damaged(what, `${path} is missing in it.`);
    return filePart(file, place.offset, place.size);
  };
  return {
    find,
    chunks,
    async read(path) {
      const place = find(path);
      if (!place) return undefined;
      if (place.size > LARGEST_DOCUMENT) throw overLimit(what, `${path} has ${place.size} bytes.`);
      const pieces: Buffer[] = [];
      for await (const piece of chunks(path)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
  };
}

interface Member {
  readonly type: 'file' | 'link';
  readonly offset: number;
  readonly size: number;
  readonly target: string;
}

const MOST_MEMBERS = 100_000;

async function membersOf(what: string, file: FileHandle, size: number): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  let position = 0;
  const walker = tarWalker(what, (entry, offset) => {
    if (members.size >= MOST_MEMBERS) throw overLimit(what, `more than ${MOST_MEMBERS} members.`);
    if (offset + entry.storedSize > size) throw damaged(what, `it is cut off in the middle of ${entry.path}.`);
    const member = memberOf(entry, offset);
    if (member) members.set(entry.path, member);
    return undefined;
  });
  while (position < size) {
    const block = Buffer.alloc(BLOCK);
    const { bytesRead } = await file.read(block, 0, BLOCK, position);
    if (bytesRead === 0) break;
    walker.write(block.subarray(0, bytesRead));
    position += bytesRead;
    position += walker.skip();
  }
  walker.end();
  return members;
}

const BLOCK = 512;

function memberOf(entry: TarEntry, offset: number): Member | undefined {
  if (entry.type === 'file') return { type: 'file', offset, size: entry.storedSize, target: '' };
  if (entry.type === 'hardlink') return { type: 'link', offset: 0, size: 0, target: entry.linkPath };
  if (entry.type !== 'symlink') return undefined;
  // Docker before 25 links a layer that it has already written: ../<id>/layer.tar.
  const parts = entry.path.split('/').slice(0, -1);
  for (const part of entry.linkPath.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return { type: 'link', offset: 0, size: 0, target: parts.join('/') };
}
