/** A package as rpm knows it. */
export interface RpmFixture {
  readonly name: string;
  readonly version: string;
  readonly release: string;
  readonly epoch?: number;
  readonly arch?: string;
  readonly source?: string;
  /** Bytes of description, which make the header longer than a page. */
  readonly filler?: number;
}

/** A header as rpm's databases keep it. */
export function rpmHeader({ name, version, release, epoch, arch, source, filler = 0 }: RpmFixture): Buffer {
  const texts: readonly (readonly [number, string | undefined])[] = [
    [1000, name],
    [1001, version],
    [1002, release],
    [1005, 'x'.repeat(filler)],
    [1022, arch],
    [1044, source],
  ];
  const index: Buffer[] = [];
  let data: Buffer = Buffer.alloc(0);
  const add = (tag: number, type: number, value: Buffer) => {
    const entry = Buffer.alloc(16);
    for (const [at, number] of [tag, type, data.length, 1].entries()) entry.writeUInt32BE(number, at * 4);
    index.push(entry);
    data = Buffer.concat([data, value]);
  };
  if (epoch !== undefined) {
    const value = Buffer.alloc(4);
    value.writeUInt32BE(epoch);
    add(1003, 4, value);
  }
  for (const [tag, text] of texts) if (text !== undefined) add(tag, 6, Buffer.from(`${text}\0`));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(index.length, 0);
  head.writeUInt32BE(data.length, 4);
  return Buffer.concat([head, ...index, data]);
}

const PAGE = 1024;

/** An SQLite database whose table Packages has a leaf for each blob below an inner page. */
export function writeSqlite(blobs: readonly Buffer[], table = 'Packages'): Buffer {
  const pages: Buffer[] = [Buffer.alloc(PAGE), Buffer.alloc(PAGE)];
  const leaves = blobs.map((blob, index) => {
    const type = blob.length * 2 + 12;
    const head = Buffer.concat([varint(0), varint(type)]);
    const payload = Buffer.concat([varint(head.length + 1), head, blob]);
    pages.push(Buffer.alloc(PAGE));
    const number = pages.length;
    const cell = cellOf(payload, index + 1, pages);
    putCells(pages[number - 1] as Buffer, 0, 0x0d, [cell]);
    return number;
  });
  const last = leaves.pop() ?? 2;
  const inner = leaves.map((number, index) => Buffer.concat([word(number), varint(index + 1)]));
  putCells(pages[1] as Buffer, 0, 0x05, inner, last);
  const first = pages[0] as Buffer;
  const columns = ['table', table, table].map((text) => Buffer.from(text));
  const types = Buffer.concat([...columns.map(({ length }) => varint(length * 2 + 13)), varint(1), varint(13)]);
  const schema = Buffer.concat([varint(types.length + 1), types, ...columns, Buffer.from([2])]);
  putCells(first, 100, 0x0d, [Buffer.concat([varint(schema.length), varint(1), schema])]);
  first.write('SQLite format 3\0', 'latin1');
  first.writeUInt16BE(PAGE, 16);
  return Buffer.concat(pages);
}

/** A Packages.db as rpm's own backend writes it, with an empty slot at its start. */
export function writeNdb(blobs: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(4096);
  head.write('RpmP');
  head.writeUInt32LE(1, 12);
  head.write('Slot', 32);
  const parts: Buffer[] = [];
  let block = head.length / 16;
  for (const [index, blob] of blobs.entries()) {
    const count = Math.ceil((16 + blob.length + 12) / 16);
    const body = Buffer.alloc(count * 16);
    for (const [at, value] of [
      [4, index + 1],
      [12, blob.length],
    ] as const)
      body.writeUInt32LE(value, at);
    body.write('BlbS');
    blob.copy(body, 16);
    body.write('BlbE', body.length - 4);
    const slot = 48 + index * 16;
    head.write('Slot', slot);
    for (const [at, value] of [index + 1, block, count].entries()) head.writeUInt32LE(value, slot + 4 + at * 4);
    parts.push(body);
    block += count;
  }
  return Buffer.concat([head, ...parts]);
}

/** A hash table of Berkeley DB: small values stand in the page, larger ones in overflow pages. */
export function writeBerkeley(blobs: readonly Buffer[], order: 'little' | 'big' = 'little'): Buffer {
  const size = 512;
  const pages: Buffer[] = [Buffer.alloc(size)];
  const put = (page: Buffer, value: number, at: number, bytes: 2 | 4) =>
    order === 'little' ? page.writeUIntLE(value, at, bytes) : page.writeUIntBE(value, at, bytes);
  const meta = pages[0] as Buffer;
  put(meta, 0x061561, 12, 4);
  put(meta, size, 20, 4);
  meta[25] = 8;
  for (const blob of blobs) {
    const page = Buffer.alloc(size);
    pages.push(page);
    let value: Buffer;
    if (blob.length < 300) value = Buffer.concat([Buffer.from([1]), blob]);
    else {
      value = Buffer.alloc(12);
      value[0] = 3;
      put(value, pages.length, 4, 4);
      put(value, blob.length, 8, 4);
      for (let at = 0; at < blob.length; at += size - 26) {
        const overflow = Buffer.alloc(size);
        const part = blob.subarray(at, at + size - 26);
        put(overflow, at + part.length < blob.length ? pages.length + 1 : 0, 16, 4);
        put(overflow, part.length, 22, 2);
        overflow[25] = 7;
        part.copy(overflow, 26);
        pages.push(overflow);
      }
    }
    const key = Buffer.from([1, 0, 0, 0, 0]);
    put(page, 2, 20, 2);
    page[25] = 13;
    put(page, size - key.length, 26, 2);
    put(page, size - key.length - value.length, 28, 2);
    key.copy(page, size - key.length);
    value.copy(page, size - key.length - value.length);
  }
  return Buffer.concat(pages);
}

function cellOf(payload: Buffer, row: number, pages: Buffer[]): Buffer {
  const head = Buffer.concat([varint(payload.length), varint(row)]);
  const most = PAGE - 35;
  if (payload.length <= most) return Buffer.concat([head, payload]);
  const least = Math.floor(((PAGE - 12) * 32) / 255) - 23;
  const fitting = least + ((payload.length - least) % (PAGE - 4));
  const local = fitting <= most ? fitting : least;
  const first = pages.length + 1;
  for (let at = local; at < payload.length; at += PAGE - 4) {
    const part = payload.subarray(at, at + PAGE - 4);
    const next = at + part.length < payload.length ? pages.length + 2 : 0;
    const page = Buffer.alloc(PAGE);
    word(next).copy(page);
    part.copy(page, 4);
    pages.push(page);
  }
  return Buffer.concat([head, payload.subarray(0, local), word(first)]);
}

function putCells(page: Buffer, head: number, type: number, cells: readonly Buffer[], last?: number): void {
  page[head] = type;
  page.writeUInt16BE(cells.length, head + 3);
  if (last !== undefined) page.writeUInt32BE(last, head + 8);
  let end = page.length;
  for (const [index, cell] of cells.entries()) {
    end -= cell.length;
    cell.copy(page, end);
    page.writeUInt16BE(end, head + (last === undefined ? 8 : 12) + index * 2);
  }
}

function varint(value: number): Buffer {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
  return Buffer.from(bytes);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
