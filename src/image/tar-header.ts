import { isUtf8 } from 'node:buffer';
import { tarNumberAt } from './tar-number.js';

/** The fields of one 512-byte block, before extensions are applied. */
export interface TarHeader {
  readonly name: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly mtime: number;
  readonly typeFlag: string;
  readonly linkName: string;
  /** GNU's first kind of sparse file: the size of the file, and whether more blocks of its map follow. */
  readonly sparse: { readonly size: number; readonly continues: boolean } | undefined;
}

/** Reads a header; a text says why it is none. Source: POSIX.1-2017 (ustar), and GNU's and star's differences. */
export function tarHeaderAt(block: Buffer, at: number): TarHeader | string {
  if (!checksumFits(block, at)) return 'a header has a wrong checksum';
  const typeFlag = String.fromCharCode(block[at + 156] as number);
  const mode = tarNumberAt(block, at + 100, 8);
  const uid = tarNumberAt(block, at + 108, 8);
  const gid = tarNumberAt(block, at + 116, 8);
  const size = tarNumberAt(block, at + 124, 12);
  if (size === undefined) return 'a header has an impossible size';
  // Times before 1970 are negative in base 256: shown as 1970.
  const mtime = tarNumberAt(block, at + 136, 12) ?? 0;
  const magic = block.toString('latin1', at + 257, at + 265);
  const isGnu = magic === 'ustar  \0';
  const prefix = magic.startsWith('ustar\0') ? textAt(block, at + 345, isStar(block, at) ? 131 : 155) : '';
  const name = textAt(block, at, 100);
  const sparseSize = isGnu && typeFlag === 'S' ? tarNumberAt(block, at + 483, 12) : 0;
  if (sparseSize === undefined) return 'a sparse file has an impossible size';
  return {
    name: prefix ? `${prefix}/${name}` : name,
    mode: (mode ?? 0) & 0o7777,
    uid: uid ?? 0,
    gid: gid ?? 0,
    size,
    mtime,
    typeFlag,
    linkName: textAt(block, at + 157, 100),
    sparse: typeFlag === 'S' ? { size: sparseSize, continues: isGnu && block[at + 482] !== 0 } : undefined,
  };
}

/** Whether a block is all zeros, which ends a tar. */
export function isZeroBlock(block: Buffer, at: number): boolean {
  // The first byte is the name's, which a header has nearly always.
  if (block[at] !== 0) return false;
  for (let i = at + 1; i < at + 512; i++) if (block[i] !== 0) return false;
  return true;
}

/** A text up to its NUL; bytes that are not UTF-8 are read as Latin-1, so that two names stay two. */
export function textAt(block: Buffer, start: number, length: number): string {
  let end = start;
  let high = 0;
  while (end < start + length && block[end] !== 0) high |= block[end++] as number;
  if (high < 0x80) return block.toString('latin1', start, end);
  return isUtf8(block.subarray(start, end)) ? block.toString('utf8', start, end) : block.toString('latin1', start, end);
}

function isStar(block: Buffer, at: number): boolean {
  return block.toString('latin1', at + 508, at + 512) === 'tar\0';
}

function checksumFits(block: Buffer, at: number): boolean {
  const stated = tarNumberAt(block, at + 148, 8);
  let sum = 8 * 0x20;
  for (let i = at; i < at + 148; i++) sum += block[i] as number;
  for (let i = at + 156; i < at + 512; i++) sum += block[i] as number;
  if (sum === stated) return true;
  // Old writers summed signed bytes.
  let signed = 8 * 0x20;
  for (let i = 0; i < 512; i++) if (i < 148 || i >= 156) signed += ((block[at + i] as number) << 24) >> 24;
  return signed === stated;
}
