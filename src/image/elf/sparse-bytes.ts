/** A part of a file: from an offset so many bytes. */
export interface Range {
  readonly offset: number;
  readonly length: number;
}

/** A file of which only some parts are at hand. */
export interface SparseBytes {
  readonly size: number;
  add(offset: number, bytes: Buffer): void;
  /** The bytes of a range; undefined where they are not at hand, and then the range is among the missing ones. */
  read(offset: number, length: number): Buffer | undefined;
  /** What was asked for and is not there, inside the file. Asking for more than the file has is no miss. */
  takeMissing(): readonly Range[];
  /** Forgets all but copies of what has been asked for; returns how many bytes these are. */
  forgetUnread(): number;
}

/** A file of so many bytes of which nothing is known yet. */
export function sparseBytes(size: number): SparseBytes {
  let parts: { readonly offset: number; readonly bytes: Buffer }[] = [];
  let read = new Map<string, { readonly offset: number; readonly bytes: Buffer }>();
  let missing: Range[] = [];
  return {
    size,
    add: (offset, bytes) => parts.push({ offset, bytes }),
    read(offset, length) {
      if (!Number.isSafeInteger(offset) || offset < 0 || length < 0 || offset + length > size) return undefined;
      const part = parts.find((each) => offset >= each.offset && offset + length <= each.offset + each.bytes.length);
      if (part) {
        const bytes = part.bytes.subarray(offset - part.offset, offset - part.offset + length);
        read.set(`${offset} ${length}`, { offset, bytes });
        return bytes;
      }
      missing.push({ offset, length });
      return undefined;
    },
    forgetUnread() {
      parts = [...read.values()].map(({ offset, bytes }) => ({ offset, bytes: Buffer.from(bytes) }));
      read = new Map();
      return parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
    },
    takeMissing() {
      const taken = missing;
      missing = [];
      return taken;
    },
  };
}
