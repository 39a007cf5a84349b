/** Whether a file begins as a hash table of Berkeley DB does. */
export function isBerkeley(file: Buffer): boolean {
  return file.length >= 512 && (file.readUInt32LE(12) === HASH_MAGIC || file.readUInt32BE(12) === HASH_MAGIC);
}

/**
 * The values of a hash table, as RHEL before 9 and Amazon Linux 2 keep Packages. Damaged ones are left out.
 * Source: Berkeley DB 5.3, dbinc/db_page.h.
 */
export function* berkeleyBlobs(file: Buffer): Generator<Buffer> {
  if (!isBerkeley(file)) return;
  const isLittle = file.readUInt32LE(12) === HASH_MAGIC;
  const word = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const half = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const pageSize = word(20);
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return;
  // A sound file has each overflow page in one value.
  let left = Math.floor(file.length / pageSize);

  function overflow(first: number, length: number): Buffer | undefined {
    const parts: Buffer[] = [];
    let missing = length;
    for (let number = first; missing > 0; ) {
      const start = number * pageSize;
      if (number === 0 || start + pageSize > file.length || file[start + 25] !== OVERFLOW || --left < 0)
        return undefined;
      const part = file.subarray(start + HEAD, start + HEAD + Math.min(half(start + 22), pageSize - HEAD, missing));
      parts.push(part);
      missing -= part.length;
      number = word(start + 16);
    }
    return Buffer.concat(parts);
  }

  for (let start = pageSize; start + pageSize <= file.length; start += pageSize) {
    const type = file[start + 25];
    if (type !== HASH_UNSORTED && type !== HASH) continue;
    const count = Math.min(half(start + 20), (pageSize - HEAD) / 2);
    // Keys and values take turns.
    for (let index = 1; index < count; index += 2) {
      const place = start + HEAD + index * 2;
      const [at, end] = [start + half(place), start + half(place - 2)];
      // Items stand from the end of the page to its start, so that each ends where the one before begins.
      if (at >= end || end > start + pageSize) continue;
      const value =
        file[at] === OFF_PAGE ? largeValue(at, end) : file[at] === IN_PAGE ? file.subarray(at + 1, end) : undefined;
      if (value) yield value;
    }
  }

  function largeValue(at: number, end: number): Buffer | undefined {
    if (at + 12 > end) return undefined;
    const length = word(at + 8);
    return length <= file.length ? overflow(word(at + 4), length) : undefined;
  }
}

const HASH_MAGIC = 0x061561;
const HEAD = 26;
const [HASH_UNSORTED, OVERFLOW, HASH] = [2, 7, 13];
const [IN_PAGE, OFF_PAGE] = [1, 3];
