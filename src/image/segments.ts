type Numbers = Int32Array | Uint32Array | Int16Array | Uint8Array | Float64Array;

/** A list of numbers that grows without being copied: doubling one array would need its memory three times. */
export interface Segments {
  readonly length: number;
  get(index: number): number;
  set(index: number, value: number): void;
  push(value: number): void;
}

/** An empty list; an index that nobody has set reads as 0. */
export function segmentsOf(type: new (length: number) => Numbers): Segments {
  const parts: Numbers[] = [];
  let length = 0;
  const set = (index: number, value: number) => {
    const part = index >>> BITS;
    while (parts.length <= part) parts.push(new type(SIZE));
    (parts[part] as Numbers)[index & MASK] = value;
    if (index >= length) length = index + 1;
  };
  return {
    get length() {
      return length;
    },
    get(index) {
      const part = parts[index >>> BITS];
      return part === undefined ? 0 : (part[index & MASK] as number);
    },
    set,
    push(value) {
      set(length, value);
    },
  };
}

const BITS = 14;
const SIZE = 2 ** BITS;
const MASK = SIZE - 1;
