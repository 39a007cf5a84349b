/** Whether a file begins as rpm's own database does. */
export function isNdb(file: Buffer): boolean {
  return file.length >= PAGE && file.toString('latin1', 0, 4) === 'RpmP';
}

/** The headers in a Packages.db, as SUSE has it. Damaged ones are left out. Source: rpm's lib/backend/ndb/rpmpkg.c. */
export function* ndbBlobs(file: Buffer): Generator<Buffer> {
  if (!isNdb(file)) return;
  const end = Math.min(file.readUInt32LE(12) * PAGE, file.length - SLOT + 1);
  // A sound file has each byte in one blob.
  let left = file.length;
  // The head of the file takes the place of two slots.
  for (let slot = 2 * SLOT; slot < end; slot += SLOT) {
    if (file.toString('latin1', slot, slot + 4) !== 'Slot') continue;
    const [index, start] = [file.readUInt32LE(slot + 4), file.readUInt32LE(slot + 8) * BLOCK];
    if (index === 0 || start === 0 || start + BLOCK > file.length) continue;
    const length = file.readUInt32LE(start + 12);
    const isBlob = file.toString('latin1', start, start + 4) === 'BlbS' && file.readUInt32LE(start + 4) === index;
    if (!isBlob || start + BLOCK + length > file.length || length > left) continue;
    left -= length;
    yield file.subarray(start + BLOCK, start + BLOCK + length);
  }
}

const PAGE = 4096;
const SLOT = 16;
const BLOCK = 16;
