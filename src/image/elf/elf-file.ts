import type { SparseBytes } from './sparse-bytes.js';

/** What the loader reads of a program or a library. */
export interface ElfFacts {
  readonly bits: 32 | 64;
  /** The number of the processor: two files work together only when it is the same. */
  readonly machine: number;
  /** The loader that starts it: PT_INTERP; undefined for libraries and static programs. */
  readonly interpreter: string | undefined;
  /** The name by which others need it. */
  readonly soname: string | undefined;
  /** Names, or paths, of the libraries that it needs. */
  readonly needed: readonly string[];
  readonly rpath: readonly string[];
  readonly runpath: readonly string[];
}

/**
 * Reads an ELF file as far as its bytes are at hand: undefined while some are missing, or for what is none. Every
 * number is bounded before it is believed. Source: System V ABI, chapters 4 and 5.
 */
export function elfFactsIn(bytes: SparseBytes): ElfFacts | undefined {
  const head = bytes.read(0, Math.min(64, bytes.size));
  if (!head || !isElf(head)) return undefined;
  const reader = readerOf(head);
  const { bits } = reader;
  const table = reader.address(head, bits === 64 ? 32 : 28);
  const entrySize = reader.half(head, bits === 64 ? 54 : 42);
  const count = reader.half(head, bits === 64 ? 56 : 44);
  const facts = { bits, machine: reader.half(head, 18) };
  const none = { interpreter: undefined, soname: undefined, needed: [], rpath: [], runpath: [] };
  if (count === 0) return { ...facts, ...none };
  if (entrySize < (bits === 64 ? 56 : 32) || entrySize > 256 || count > MOST_SEGMENTS) return undefined;
  const raw = bytes.read(table, entrySize * count);
  if (!raw) return undefined;
  const segments = Array.from({ length: count }, (_, index) => reader.segment(raw, index * entrySize));
  const interp = segments.find(({ type }) => type === PT_INTERP);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  const name = interp && interp.fileSize <= LONGEST_NAME ? bytes.read(interp.offset, interp.fileSize) : undefined;
  const list =
    dynamic && dynamic.fileSize <= LARGEST_DYNAMIC ? bytes.read(dynamic.offset, dynamic.fileSize) : undefined;
  // Both are asked for before anything is given up, so that one more look at the file brings both.
  if ((interp && !name) || (dynamic && !list)) return undefined;
  const interpreter = name && textIn(name);
  if (!list) return { ...facts, ...none, interpreter };
  const texts = dynamicTexts(bytes, reader, list, segments);
  return texts && { ...facts, interpreter, ...texts };
}

/** Whether a file begins as an ELF file of a known kind does. */
export function isElf(head: Buffer): boolean {
  const [, , , , kind, order] = head;
  if (head.length < 52 || head.readUInt32BE(0) !== 0x7f454c46) return false;
  return (kind === 1 || (kind === 2 && head.length >= 64)) && (order === 1 || order === 2);
}

const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const [DT_NEEDED, DT_STRTAB, DT_STRSZ, DT_SONAME, DT_RPATH, DT_RUNPATH] = [1, 5, 10, 14, 15, 29];

const MOST_SEGMENTS = 1024;
const LARGEST_DYNAMIC = 2 ** 18;
const MOST_NEEDED = 1024;
const LONGEST_NAME = 4096;

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
}

interface FieldReader {
  readonly bits: 32 | 64;
  half(bytes: Buffer, at: number): number;
  address(bytes: Buffer, at: number): number;
  segment(bytes: Buffer, at: number): Segment;
}

function readerOf(head: Buffer): FieldReader {
  const isLittle = head[5] === 1;
  const bits = head[4] === 2 ? 64 : 32;
  const word = (bytes: Buffer, at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  // An address beyond 2^53 is nonsense, and the reads that follow find nothing there.
  const long = (bytes: Buffer, at: number) => Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  const address = bits === 64 ? long : word;
  return {
    bits,
    half: (bytes, at) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    address,
    segment(bytes, at) {
      const [offset, place, size] = bits === 64 ? [8, 16, 32] : [4, 8, 16];
      return {
        type: word(bytes, at),
        offset: address(bytes, at + offset),
        address: address(bytes, at + place),
        fileSize: address(bytes, at + size),
      };
    },
  };
}

type DynamicTexts = Pick<ElfFacts, 'soname' | 'needed' | 'rpath' | 'runpath'>;

function dynamicTexts(
  bytes: SparseBytes,
  { bits, address }: FieldReader,
  list: Buffer,
  segments: readonly Segment[],
): DynamicTexts | undefined {
  const step = bits / 4;
  const values = new Map<number, number[]>();
  for (let at = 0; at + step <= list.length; at += step) {
    const tag = address(list, at);
    if (tag === 0) break;
    const known = values.get(tag) ?? [];
    if (known.length < MOST_NEEDED) known.push(address(list, at + step / 2));
    values.set(tag, known);
  }
  const table = values.get(DT_STRTAB)?.[0];
  const size = values.get(DT_STRSZ)?.[0] ?? 0;
  const start = table === undefined ? undefined : offsetOf(table, segments);
  if (start === undefined) return { soname: undefined, needed: [], rpath: [], runpath: [] };
  let isComplete = true;
  const texts = (tag: number) =>
    (values.get(tag) ?? []).flatMap((place) => {
      if (place >= size) return [];
      const length = Math.min(LONGEST_NAME, size - place, bytes.size - start - place);
      const found = bytes.read(start + place, length);
      isComplete &&= found !== undefined || length <= 0;
      return found ? [textIn(found)] : [];
    });
  const paths = (tag: number) => texts(tag).flatMap((text) => text.split(':').filter((path) => path !== ''));
  const [needed, [soname], rpath, runpath] = [texts(DT_NEEDED), texts(DT_SONAME), paths(DT_RPATH), paths(DT_RUNPATH)];
  return isComplete ? { soname, needed, rpath, runpath } : undefined;
}

/** Where in the file an address of memory lies. */
function offsetOf(address: number, segments: readonly Segment[]): number | undefined {
  const segment = segments.find(
    (each) => each.type === PT_LOAD && address >= each.address && address < each.address + each.fileSize,
  );
  return segment && segment.offset + address - segment.address;
}

function textIn(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end);
}
