import type { TarEntry } from '#image/tar-entry.js';
import type { ContentReader } from '#image/tar-walker.js';
import { tarWalker } from '#image/tar-walker.js';
import { ToolError } from '../tool-error.js';

/**
 * Hands every member of a tar that the engine sends to `visit`, as tarWalker does, and waits for `settled` after each
 * piece of the stream. Throws ARCHIVE_BROKEN where it is no tar, or cut off.
 */
export async function readTar(
  stream: AsyncIterable<Buffer>,
  visit: (entry: TarEntry) => ContentReader | undefined,
  settled: () => Promise<unknown> | undefined = () => undefined,
): Promise<void> {
  const walker = tarWalker('What the engine sent', visit);
  try {
    for await (const piece of stream) {
      walker.write(piece);
      await settled();
    }
    walker.end();
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    throw new ToolError('ARCHIVE_BROKEN', error.message, 'Try again; is its disk full?', error);
  }
}
