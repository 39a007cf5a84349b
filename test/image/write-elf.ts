/** A program or library for a test. */
export interface ElfFixture {
  readonly needed?: readonly string[];
  readonly soname?: string;
  readonly rpath?: string;
  readonly runpath?: string;
  readonly interpreter?: string;
  readonly bits?: 32 | 64;
  readonly order?: 'little' | 'big';
  readonly machine?: number;
  /** Bytes between the headers and the names. */
  readonly gap?: number;
  /** Changes the file once it is made. */
  readonly patch?: (file: Buffer) => void;
}

/** An ELF file with headers, a dynamic section and its names, and nothing to run. */
export function writeElf(fixture: ElfFixture = {}): Buffer {
  const {
    needed = [],
    soname,
    rpath,
    runpath,
    interpreter,
    bits = 64,
    order = 'little',
    machine = 62,
    gap = 0,
  } = fixture;
  const isLittle = order === 'little';
  const wide = bits === 64;
  const [headSize, entrySize, step] = wide ? [64, 56, 8] : [52, 32, 4];
  let names = '\0';
  const nameAt = (text: string) => {
    const at = names.length;
    names += `${text}\0`;
    return at;
  };
  const tags: [number, number][] = needed.map((name) => [1, nameAt(name)]);
  if (soname !== undefined) tags.push([14, nameAt(soname)]);
  if (rpath !== undefined) tags.push([15, nameAt(rpath)]);
  if (runpath !== undefined) tags.push([29, nameAt(runpath)]);
  const interp = `${interpreter ?? ''}\0`;
  const segments = interpreter === undefined ? 2 : 3;
  const interpAt = headSize + segments * entrySize;
  const namesAt = interpAt + interp.length + gap;
  const dynamicAt = namesAt + names.length;
  const dynamicSize = (tags.length + 3) * 2 * step;
  const file = Buffer.alloc(dynamicAt + dynamicSize);
  const half = (value: number, at: number) =>
    isLittle ? file.writeUInt16LE(value, at) : file.writeUInt16BE(value, at);
  const word = (value: number, at: number) =>
    isLittle ? file.writeUInt32LE(value, at) : file.writeUInt32BE(value, at);
  const address = (value: number, at: number) => {
    if (!wide) word(value, at);
    else if (isLittle) file.writeBigUInt64LE(BigInt(value), at);
    else file.writeBigUInt64BE(BigInt(value), at);
  };
  const segment = (index: number, type: number, offset: number, place: number, size: number) => {
    const at = headSize + index * entrySize;
    word(type, at);
    address(offset, at + (wide ? 8 : 4));
    address(place, at + (wide ? 16 : 8));
    address(size, at + (wide ? 32 : 16));
  };
  file.write('\x7fELF', 'latin1');
  file[4] = wide ? 2 : 1;
  file[5] = isLittle ? 1 : 2;
  half(machine, 18);
  address(headSize, wide ? 32 : 28);
  half(entrySize, wide ? 54 : 42);
  half(segments, wide ? 56 : 44);
  // The file is mapped away from 0, so that addresses and offsets differ.
  segment(0, 1, 0, BASE, file.length);
  segment(1, 2, dynamicAt, BASE + dynamicAt, dynamicSize);
  if (interpreter !== undefined) segment(2, 3, interpAt, BASE + interpAt, interp.length);
  file.write(interp, interpAt, 'latin1');
  file.write(names, namesAt, 'latin1');
  for (const [index, [tag, value]] of [...tags, [5, BASE + namesAt], [10, names.length], [0, 0]].entries()) {
    address(tag as number, dynamicAt + index * 2 * step);
    address(value as number, dynamicAt + (index * 2 + 1) * step);
  }
  fixture.patch?.(file);
  return file;
}

const BASE = 0x400000;
