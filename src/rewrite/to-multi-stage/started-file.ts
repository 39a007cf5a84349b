import type { Original } from './original.js';
import { absolute } from './split.js';

/** The file among those that were built that the start names: by path, or by name on the search path. */
export function startedFile({ start, workdir }: Original, built: readonly string[]): string | undefined {
  for (const word of start) {
    if (word.startsWith('-') || INIT.test(word)) continue;
    const path = absolute(word, workdir);
    const found = word.includes('/')
      ? built.find((each) => each === path)
      : built.find((each) => each.split('/').at(-1) === word && (/\/s?bin\//.test(each) || each === path));
    if (found) return found;
  }
  return undefined;
}

/** Programs that only start another one and pass signals on. */
const INIT = /^(?:\S*\/)?(?:tini|tini-static|dumb-init|catatonit|exec|env)$/;
