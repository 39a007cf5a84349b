import type { ContentReader } from '../tar-walker.js';
import type { Package } from './package.js';

/**
 * Looks for what Go's linker writes into every program: the modules that it was built from. It holds 512 KiB at most.
 * Source: Go's debug/buildinfo, the form since Go 1.18: a mark aligned to 16 bytes, a header of 32, two texts.
 */
export function goBuildInfoReader(use: (packages: readonly Package[]) => void): ContentReader {
  let carry: Buffer = Buffer.alloc(0);
  // Where the carry begins in the file.
  let position = 0;
  let state: 'start' | 'searching' | 'collecting' | 'done' = 'start';

  function search(window: Buffer, isEnd: boolean): void {
    for (let at = window.indexOf(MARK); at >= 0; at = window.indexOf(MARK, at + 1)) {
      if ((position + at) % 16 !== 0) continue;
      if (window.length - at < LONGEST && !isEnd) {
        state = 'collecting';
        keepFrom(window, at);
        return;
      }
      const packages = modulesAt(window, at);
      if (!packages) continue;
      state = 'done';
      carry = Buffer.alloc(0);
      use(packages);
      return;
    }
    state = 'searching';
    keepFrom(window, Math.max(0, window.length - MARK.length));
  }

  function keepFrom(window: Buffer, at: number): void {
    position += at;
    carry = Buffer.from(window.subarray(at));
  }

  return {
    piece(bytes) {
      if (state === 'done') return;
      const window = carry.length > 0 ? Buffer.concat([carry, bytes]) : bytes;
      if (state === 'start' && window.length >= 4 && window.readUInt32BE(0) !== ELF) state = 'done';
      else if (state === 'start' && window.length < 4) carry = Buffer.from(window);
      else if (state === 'collecting' && window.length < LONGEST) carry = Buffer.from(window);
      else search(window, false);
    },
    end() {
      if (state === 'collecting') search(carry, true);
    },
  };
}

const MARK = Buffer.from('\xff Go buildinf:', 'latin1');
const ELF = 0x7f454c46;
const LONGEST = 2 ** 19;

/** The modules behind a header; undefined where the mark only stands in a program that reads such marks. */
function modulesAt(bytes: Buffer, at: number): readonly Package[] | undefined {
  if (((bytes[at + 15] ?? 0) & 2) === 0) return undefined;
  const version = textAt(bytes, at + 32);
  if (!version?.text.startsWith('go')) return undefined;
  const info = textAt(bytes, version.end)?.text ?? '';
  const packages: Package[] = [{ type: 'golang', name: 'stdlib', version: version.text.split(' ')[0]?.slice(2) ?? '' }];
  let last: Package | undefined;
  for (const line of info.split('\n')) {
    const [kind, name, moduleVersion] = line.split('\t');
    if (!name || !moduleVersion) continue;
    // What replaces a module stands behind it.
    if (kind === '=>' && last) packages.pop();
    if (kind !== 'dep' && kind !== 'mod' && kind !== '=>') continue;
    last = { type: 'golang', name, version: moduleVersion };
    packages.push(last);
  }
  return packages;
}

/** A text with its length in front as a varint. */
function textAt(bytes: Buffer, at: number): { readonly text: string; readonly end: number } | undefined {
  let length = 0;
  let position = at;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[position++];
    if (byte === undefined) return undefined;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      const end = position + length;
      return end <= bytes.length ? { text: bytes.toString('utf8', position, end), end } : undefined;
    }
  }
  return undefined;
}
