import { createHash } from 'node:crypto';
import type { TarEntry } from '#image/tar-entry.js';
import { ToolError } from '../tool-error.js';
import type { Engine } from './engine.js';
import { readTar } from './read-tar.js';

/** A file of an image. */
export interface ImageFile extends Pick<TarEntry, 'path' | 'type' | 'mode' | 'uid' | 'gid' | 'size' | 'linkPath'> {
  /** The SHA-256 of the content of a file, in hex; empty for what has none. */
  readonly sha256: string;
}

/** The files of an image by absolute path. */
export type FileList = ReadonlyMap<string, ImageFile>;

/** What an image holds. */
export interface ImageFiles {
  readonly files: FileList;
  /** The text of /etc/passwd; empty when there is none. */
  readonly passwd: string;
}

/** The file system of a container that was not started yet, as the engine exports it. Throws EXPORT_FAILED. */
export async function exportFiles(engine: Engine, container: string, signal?: AbortSignal): Promise<ImageFiles> {
  let result: ImageFiles | undefined;
  const { code, stderr } = await engine.run(['export', container], {
    signal,
    onOutput: async (output) => {
      result = await readFileList(output as AsyncIterable<Buffer>);
    },
  });
  if (code === 0 && result) return result;
  throw new ToolError('EXPORT_FAILED', `The files of the image cannot be read: ${stderr.trim()}.`, 'Is the disk full?');
}

/** The files in a tar stream. A hard link is listed as the file that it is another name of. */
export async function readFileList(stream: AsyncIterable<Buffer>): Promise<ImageFiles> {
  const files = new Map<string, ImageFile>();
  const passwd: Buffer[] = [];
  await readTar(stream, (entry) => {
    const path = `/${entry.path}`;
    if (entry.type === 'hardlink') {
      const original = files.get(`/${entry.linkPath}`);
      files.set(path, original ? { ...original, path: entry.path } : { ...entry, sha256: '' });
      return undefined;
    }
    if (entry.type !== 'file') {
      files.set(path, { ...entry, sha256: '' });
      return undefined;
    }
    const hash = createHash('sha256');
    const isPasswd = path === '/etc/passwd' && entry.size < MAX_PASSWD;
    return {
      piece(content) {
        hash.update(content);
        if (isPasswd) passwd.push(Buffer.from(content));
      },
      end: () => files.set(path, { ...entry, sha256: hash.digest('hex') }),
    };
  });
  return { files, passwd: Buffer.concat(passwd).toString('utf8') };
}

const MAX_PASSWD = 2 ** 20;
