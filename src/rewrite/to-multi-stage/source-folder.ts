import type { Original } from './original.js';
import { absolute, isWithin } from './split.js';

/** The folder of the project that COPY puts at a path of the image, seen from the project's root; undefined when none does. */
export function sourceFolderOf(path: string, { copies, stage }: Original): string | undefined {
  let found: { readonly depth: number; readonly folder: string } | undefined;
  for (const copy of copies) {
    if (!copy.destination || (copy.kind === 'COPY' && copy.from)) continue;
    const state = stage.at(copy);
    const target = absolute(state.expand(copy.destination.text) ?? copy.destination.text, state.workdir ?? '/');
    for (const { text } of copy.sources) {
      const source = absolute(text, '/').slice(1);
      const isWhole = !/[*?]/.test(source) && !/\.\w+$/.test(source);
      if (!isWhole || !isWithin(path, target)) continue;
      const rest = path.slice(target === '/' ? 1 : target.length + 1);
      const folder = [source, rest].filter(Boolean).join('/');
      if (!found || target.length >= found.depth) found = { depth: target.length, folder };
    }
  }
  return found?.folder;
}
