import type { ContentReader } from './tar-walker.js';

/** A reader that keeps a file whole and hands it over at its end. */
export function wholeContent(size: number, use: (content: Buffer) => void): ContentReader {
  const content = Buffer.allocUnsafe(size);
  let length = 0;
  return {
    piece(bytes) {
      bytes.copy(content, length);
      length += bytes.length;
    },
    end: () => use(content.subarray(0, length)),
  };
}
