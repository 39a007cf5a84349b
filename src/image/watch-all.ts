import type { Watch } from './scan.js';
import type { ContentReader } from './tar-walker.js';

/** One watch for several: each file goes to all that want it. */
export function watchAll(...watches: readonly Watch[]): Watch {
  return (entry, layer, row) => {
    const readers = watches.flatMap((watch) => watch(entry, layer, row) ?? []);
    return readers.length > 1 ? readerForAll(readers) : readers[0];
  };
}

function readerForAll(readers: readonly ContentReader[]): ContentReader {
  return {
    piece(bytes) {
      for (const reader of readers) reader.piece(bytes);
    },
    end() {
      for (const reader of readers) reader.end();
    },
  };
}
