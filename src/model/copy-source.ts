import { posix } from 'node:path';
import type { Add, Copy, Word } from '#dockerfile/document.js';
import type { State } from './stage.js';

/** A source of COPY or ADD that comes out of the build context. */
export interface LocalSource {
  readonly word: Word;
  /** The path from the context on, without `./` and slashes at its ends, variables filled in; '' for the whole context. */
  readonly path: string;
  readonly name: string;
}

/** The sources of COPY or ADD in the build context whose names are known. */
export function localSources(transfer: Copy | Add, state: State | undefined): readonly LocalSource[] {
  if (transfer.kind === 'COPY' && transfer.from) return [];
  const sources: LocalSource[] = [];
  for (const word of transfer.sources) {
    const text = state ? state.expand(word.text) : word.text;
    if (text === undefined || text === '' || (transfer.kind === 'ADD' && isRemote(text))) continue;
    const path = posix.normalize(text.replaceAll('\\', '/')).replace(/^\/+|\/+$/g, '');
    sources.push({ word, path: path === '.' ? '' : path, name: path.slice(path.lastIndexOf('/') + 1) });
  }
  return sources;
}

/** Whether ADD fetches it: an address, or a git repository. */
export function isRemote(source: string): boolean {
  return /^["']?(?:(?:https?|ftp|git|ssh):\/\/|git@)/i.test(source);
}

/** Whether the name says that a file is an archive which ADD unpacks. */
export function isTarArchive(name: string): boolean {
  return /\.(?:tar|tgz|tbz2?|txz|tlz|tzst|taz|tz)$|\.tar\.(?:gz|bz2|xz|zst|lz|lzma|z)$/i.test(name);
}

/** Whether the file may be a packed archive, although its name does not say of what. */
export function isCompressed(name: string): boolean {
  return /\.(?:gz|bz2|xz|zst|lz|lzma|z)$/i.test(name);
}
