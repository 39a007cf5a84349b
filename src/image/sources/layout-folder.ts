import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolError } from '../../tool-error.js';
import { damaged, overLimit } from '../image-error.js';
import { LARGEST_DOCUMENT } from '../limits.js';
import { fileFailure } from './file-failure.js';
import { filePart } from './file-part.js';
import type { LayoutFiles } from './layout.js';

/** The files of an OCI layout in a folder. */
export async function openLayoutFolder(folder: string): Promise<LayoutFiles> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      throw fileFailure(folder, error);
    },
  );
  if (!isFolder)
    throw new ToolError('NOT_AN_IMAGE', `${folder} is no folder.`, 'Name an archive without oci: in front.');
  return {
    async read(path) {
      const pieces: Buffer[] = [];
      const size = await stat(join(folder, path)).then(
        (found) => found.size,
        () => undefined,
      );
      if (size === undefined) return undefined;
      if (size > LARGEST_DOCUMENT) throw overLimit(folder, `${path} has ${size} bytes.`);
      for await (const piece of contentOf(folder, path)) pieces.push(piece);
      return Buffer.concat(pieces);
    },
    chunks: (path) => contentOf(folder, path),
  };
}

async function* contentOf(folder: string, path: string): AsyncGenerator<Buffer> {
  const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? damaged(folder, `${path} is missing in it.`, error) : fileFailure(folder, error);
  });
  try {
    yield* filePart(file, 0, (await file.stat()).size);
  } finally {
    await file.close();
  }
}
