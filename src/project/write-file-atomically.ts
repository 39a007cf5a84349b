import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ToolError } from '../tool-error.js';

/**
 * Replaces what a file holds in one step: whoever reads it, also after a power cut, sees the old text or the new one.
 * The mode bits stay, and of a symbolic link the file behind it is replaced. Throws FILE_UNWRITABLE.
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  try {
    // A new file has no real path yet.
    const target = await realpath(path).catch(() => path);
    const before = await stat(target).catch(() => undefined);
    await replace(target, text, before && before.mode & 0o7777);
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new ToolError('FILE_UNWRITABLE', `${path} cannot be written: ${REASONS[code] ?? code}.`, HINT, error);
  }
}

const HINT = 'Nothing was changed; check the permissions of its directory and the space on the disk.';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOENT: 'its directory does not exist',
  ENOTDIR: 'its directory is a file',
  EISDIR: 'it is a directory',
};

async function replace(target: string, text: string, mode: number | undefined): Promise<void> {
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(temporary, 'wx', mode ?? 0o666);
  try {
    try {
      // The process's mask has taken bits away that the old file had.
      if (mode !== undefined) await file.chmod(mode);
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
