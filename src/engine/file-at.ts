import { posix } from 'node:path';
import type { FileList, ImageFile } from './file-list.js';

/** What a path leads to in an image, through linked folders and links; undefined where nothing is there. */
export function fileAt(files: FileList, path: string): ImageFile | undefined {
  let names = path.split('/').filter((name) => name !== '');
  let at = '/';
  // As many as the kernel follows.
  let links = 40;
  for (;;) {
    const [name, ...rest] = names;
    if (name === undefined) return files.get(at);
    const next = posix.join(at, name);
    const entry = files.get(next);
    if (entry?.type === 'link') {
      if (links-- === 0) return undefined;
      const target = posix.resolve(at, entry.target);
      names = [...target.split('/').filter((each) => each !== ''), ...rest];
      at = '/';
    } else {
      at = next;
      names = rest;
    }
  }
}
