/** Whether a file begins as an SQLite database does. */
export function isSqlite(file: Buffer): boolean {
  return file.length >= 512 && file.toString('latin1', 0, 16) === 'SQLite format 3\0';
}

/**
 * The blobs of the rows of a table, in the order of their keys. Damaged pages have none, and a page that was visited
 * is not visited again. Source: SQLite's "Database File Format", 1.3 to 2.1.
 */
export function* sqliteBlobs(file: Buffer, table: string): Generator<Buffer> {
  if (!isSqlite(file)) return;
  const database = databaseOf(file);
  for (const row of rowsOf(database, 1)) {
    const [type, name, , root] = columnsOf(row);
    if (textIn(type) !== 'table' || textIn(name) !== table || typeof root !== 'number') continue;
    for (const payload of rowsOf(database, root)) {
      const blob = columnsOf(payload).find((column) => Buffer.isBuffer(column));
      if (Buffer.isBuffer(blob)) yield blob;
    }
    return;
  }
}

interface Database {
  readonly file: Buffer;
  readonly pageSize: number;
  /** A page without the bytes at its end that extensions keep for themselves. */
  readonly usable: number;
  /** How many bytes of overflow pages may still be put together: a sound file has each of them once. */
  left: number;
}

const LEAF = 0x0d;
const INTERIOR = 0x05;

function databaseOf(file: Buffer): Database {
  const size = file.readUInt16BE(16);
  const pageSize = size === 1 ? 65_536 : Math.max(512, size);
  const usable = Math.max(480, pageSize - (file[20] as number));
  return { file, pageSize, usable, left: file.length };
}

/** The payloads of a table's leaves. */
function* rowsOf(database: Database, root: number): Generator<Buffer> {
  const seen = new Set<number>();
  const open = [root];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const page = seen.has(number) ? undefined : pageAt(database, number);
    seen.add(number);
    if (!page) continue;
    const head = number === 1 ? 100 : 0;
    const [type, count] = [page[head], page.readUInt16BE(head + 3)];
    const cells = cellsIn(page, head + (type === INTERIOR ? 12 : 8), count);
    if (type === LEAF) for (const at of cells) yield* payloadAt(database, page, at);
    if (type !== INTERIOR) continue;
    const children = cells.filter((at) => at + 4 <= page.length).map((at) => page.readUInt32BE(at));
    open.push(...[...children, page.readUInt32BE(head + 8)].reverse());
  }
}

function pageAt({ file, pageSize }: Database, number: number): Buffer | undefined {
  const start = (number - 1) * pageSize;
  return number < 1 || start + pageSize > file.length ? undefined : file.subarray(start, start + pageSize);
}

function cellsIn(page: Buffer, start: number, count: number): readonly number[] {
  const most = Math.min(count, Math.floor((page.length - start) / 2));
  return Array.from({ length: most }, (_, index) => page.readUInt16BE(start + index * 2)).filter(
    (at) => at < page.length,
  );
}

function* payloadAt(database: Database, page: Buffer, cell: number): Generator<Buffer> {
  const size = varintAt(page, cell);
  const rowId = size && varintAt(page, size.end);
  if (!size || !rowId || size.value > database.file.length) return;
  const local = localSize(size.value, database.usable);
  const start = page.subarray(rowId.end, rowId.end + local);
  if (local === size.value) {
    if (start.length === local) yield start;
    return;
  }
  if (rowId.end + local + 4 > page.length) return;
  const parts = [start];
  let missing = size.value - local;
  for (let next = page.readUInt32BE(rowId.end + local); missing > 0; ) {
    const overflow = pageAt(database, next);
    database.left -= database.usable;
    if (!overflow || database.left < 0) return;
    const part = overflow.subarray(4, Math.min(database.usable, 4 + missing));
    parts.push(part);
    missing -= part.length;
    next = overflow.readUInt32BE(0);
  }
  yield Buffer.concat(parts);
}

/** How much of a payload is in the page itself. */
function localSize(size: number, usable: number): number {
  const most = usable - 35;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

type Column = number | string | Buffer | undefined;

/** The columns of a record; numbers as far as a page number needs them. */
function columnsOf(payload: Buffer): readonly Column[] {
  const head = varintAt(payload, 0);
  if (!head || head.value > payload.length) return [];
  const columns: Column[] = [];
  let body = head.value;
  for (let at = head.end; at < head.value && columns.length < MOST_COLUMNS; ) {
    const kind = varintAt(payload, at);
    if (!kind) break;
    at = kind.end;
    const size = sizeOf(kind.value);
    if (body + size > payload.length) break;
    columns.push(columnAt(payload.subarray(body, body + size), kind.value));
    body += size;
  }
  return columns;
}

const MOST_COLUMNS = 100;

function sizeOf(kind: number): number {
  if (kind >= 12) return Math.floor((kind - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][kind] as number;
}

function columnAt(bytes: Buffer, kind: number): Column {
  if (kind >= 12) return kind % 2 === 0 ? bytes : bytes.toString('utf8');
  if (kind === 8 || kind === 9) return kind - 8;
  return kind >= 1 && kind <= 5 ? bytes.readUIntBE(0, bytes.length) : undefined;
}

function textIn(column: Column): string | undefined {
  return typeof column === 'string' ? column : undefined;
}

/** A number of one to nine bytes, high ones first. Beyond 2^53 it is nonsense here. */
function varintAt(bytes: Buffer, at: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let index = 0; index < 8; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return { value: Number.MAX_SAFE_INTEGER, end: at + 9 };
}
