import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ToolError } from '../../tool-error.js';
import { unpacked } from '../unpack.js';

/** A temporary file that only this user can read, with `chunks` unpacked in it; `remove` takes it away. */
export async function spool(
  what: string,
  chunks: AsyncIterable<Buffer>,
): Promise<{ file: FileHandle; folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-image-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  let file: FileHandle | undefined;
  try {
    file = await open(join(folder, 'image.tar'), 'wx+', 0o600);
    for await (const chunk of unpacked(what, chunks)) await file.write(chunk);
    return { file, folder, remove };
  } catch (error) {
    await file?.close();
    await remove();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC')
      throw new ToolError(
        'DISK_FULL',
        `${what} does not fit into ${tmpdir()}.`,
        'Set TMPDIR to a folder on a larger disk.',
        error,
      );
    throw error;
  }
}
