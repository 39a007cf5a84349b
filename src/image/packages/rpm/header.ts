import type { Package } from '../package.js';

/**
 * The package of a header as rpm's databases keep it: an index of tags, then their values. Keys, which rpm keeps as
 * packages too, are none. Source: rpm's manual, "Package format", and lib/rpmtag.h.
 */
export function rpmPackageIn(header: Buffer): Package | undefined {
  if (header.length < 8) return undefined;
  const count = header.readUInt32BE(0);
  const start = 8 + count * ENTRY;
  if (count > MOST_TAGS || start > header.length) return undefined;
  const places = new Map<number, { readonly type: number; readonly at: number }>();
  for (let index = 0; index < count; index++) {
    const at = 8 + index * ENTRY;
    const tag = header.readUInt32BE(at);
    if (!TAGS.has(tag)) continue;
    places.set(tag, { type: header.readUInt32BE(at + 4), at: start + header.readUInt32BE(at + 8) });
  }
  const text = (tag: number) => {
    const place = places.get(tag);
    if (!place || place.type !== STRING || place.at >= header.length) return undefined;
    const end = header.indexOf(0, place.at);
    return header.toString('utf8', place.at, Math.min(end < 0 ? header.length : end, place.at + LONGEST_TEXT));
  };
  const [name, version, release] = [text(NAME), text(VERSION), text(RELEASE)];
  if (!name || !version || !release || name === 'gpg-pubkey') return undefined;
  const place = places.get(EPOCH);
  const epoch = place?.type === INT32 && place.at + 4 <= header.length ? header.readUInt32BE(place.at) : 0;
  const source = sourceIn(text(SOURCE_RPM));
  return {
    type: 'rpm',
    name,
    version: `${epoch > 0 ? `${epoch}:` : ''}${version}-${release}`,
    architecture: text(ARCH),
    ...(source ? { source } : {}),
  };
}

const ENTRY = 16;
const MOST_TAGS = 65_536;
const LONGEST_TEXT = 1024;
const [NAME, VERSION, RELEASE, EPOCH, ARCH, SOURCE_RPM] = [1000, 1001, 1002, 1003, 1022, 1044];
const TAGS = new Set([NAME, VERSION, RELEASE, EPOCH, ARCH, SOURCE_RPM]);
const [INT32, STRING] = [4, 6];

/** `bash` of `bash-5.2.26-1.fc40.src.rpm`. */
function sourceIn(file: string | undefined): string | undefined {
  return /^(.+)-[^-]+-[^-]+\.(?:no)?src\.rpm$/.exec(file ?? '')?.[1];
}
