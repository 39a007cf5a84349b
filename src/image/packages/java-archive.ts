import { inflateRawSync } from 'node:zlib';
import type { Package } from './package.js';

/** The Maven packages in a jar, war or ear, those of archives inside it too. Damaged ones have none. */
export function javaPackagesIn(archive: Buffer, depth = 0): readonly Package[] {
  const found: Package[] = [];
  for (const { name, content } of membersOf(archive)) {
    if (/^META-INF\/maven\/.+\/pom\.properties$/.test(name)) {
      const text = content(LARGEST_TEXT)?.toString('utf8') ?? '';
      const property = (key: string) => new RegExp(`^${key}=(.*?)\\r?$`, 'm').exec(text)?.[1];
      const [artifact, version, group] = [property('artifactId'), property('version'), property('groupId')];
      if (artifact && version) found.push({ type: 'maven', name: artifact, version, group });
    } else if (depth < DEEPEST && /\.(?:jar|war)$/.test(name)) {
      const inner = content(LARGEST_ARCHIVE);
      if (inner) found.push(...javaPackagesIn(inner, depth + 1));
    }
  }
  return found;
}

const DEEPEST = 2;
const LARGEST_TEXT = 2 ** 16;
const LARGEST_ARCHIVE = 32 * 2 ** 20;
const MOST_MEMBERS = 100_000;

interface Member {
  readonly name: string;
  /** Unpacked; undefined beyond a limit or where it is damaged. */
  content(limit: number): Buffer | undefined;
}

/** The members that the central directory of a zip names. Source: PKWARE's APPNOTE, 4.3. */
function* membersOf(archive: Buffer): Generator<Member> {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > archive.length) return;
  const count = Math.min(archive.readUInt16LE(end + 10), MOST_MEMBERS);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) return;
    const method = archive.readUInt16LE(at + 10);
    const packed = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const place = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    yield { name, content: (limit) => contentAt(archive, place, packed, method, limit) };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function contentAt(archive: Buffer, place: number, packed: number, method: number, limit: number): Buffer | undefined {
  if (place + 30 > archive.length || archive.readUInt32LE(place) !== 0x04034b50 || packed > limit) return undefined;
  const start = place + 30 + archive.readUInt16LE(place + 26) + archive.readUInt16LE(place + 28);
  const content = archive.subarray(start, start + packed);
  if (method === 0) return content;
  try {
    return method === 8 ? inflateRawSync(content, { maxOutputLength: limit }) : undefined;
  } catch {
    // A damaged member, or one that becomes too large, is no package.
    return undefined;
  }
}
