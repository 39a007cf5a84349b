/** A path inside an image and whether it tried to leave it. */
export interface EntryPath {
  readonly path: string;
  readonly escapes: boolean;
}

/** Makes a tar's path relative to the root of the image: `./usr//bin/` is `usr/bin`, `../../etc` is `etc` and escapes. */
export function entryPathOf(written: string): EntryPath {
  if (PLAIN.test(written)) return { path: written, escapes: false };
  const parts: string[] = [];
  let escapes = false;
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) escapes = true;
  }
  return { path: parts.join('/'), escapes };
}

/** The usual case: no part is empty or starts with a dot. */
const PLAIN = /^[^/.][^/]*(?:\/[^/.][^/]*)*$/;
