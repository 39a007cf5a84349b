import { overLimit } from './image-error.js';

/** Many short texts as bytes, each found by a number: a fifth of what strings of their own would take. */
export interface TextPool {
  add(text: string): number;
  at(place: number): string;
  /** Whether the text at a place is the one that `scratch` holds in its first `length` bytes. */
  equals(place: number, scratch: Buffer, length: number): boolean;
  /** The text's bytes for hashing. */
  bytesAt(place: number): Buffer;
}

export function textPool(): TextPool {
  const parts: Buffer[] = [];
  let used = PART;
  const lengthAt = (part: Buffer, at: number) => (part[at] as number) | ((part[at + 1] as number) << 8);
  const bytesAt = (place: number) => {
    const part = parts[Math.floor(place / PART)] as Buffer;
    const at = place % PART;
    return part.subarray(at + 2, at + 2 + lengthAt(part, at));
  };
  return {
    add(text) {
      const length = Buffer.byteLength(text);
      if (used + 2 + length > PART) {
        if (parts.length >= MOST_PARTS) throw overLimit('The image', 'more names than any honest one has.');
        parts.push(Buffer.allocUnsafeSlow(PART));
        used = 0;
      }
      const part = parts[parts.length - 1] as Buffer;
      const place = (parts.length - 1) * PART + used;
      part[used] = length & 0xff;
      part[used + 1] = length >> 8;
      part.write(text, used + 2, 'utf8');
      used += 2 + length;
      return place;
    },
    at: (place) => bytesAt(place).toString('utf8'),
    bytesAt,
    equals(place, scratch, length) {
      const part = parts[Math.floor(place / PART)] as Buffer;
      const at = place % PART;
      if (lengthAt(part, at) !== length) return false;
      for (let i = 0; i < length; i++) if (part[at + 2 + i] !== scratch[i]) return false;
      return true;
    },
  };
}

const PART = 2 ** 20;
const MOST_PARTS = 192;
