import { createHash, type Hash } from 'node:crypto';
import { ToolError } from '../tool-error.js';
import type { Engine } from './engine.js';
import { readTar, type TarEntry } from './tar-entries.js';

/** A file of an image. */
export interface ImageFile extends TarEntry {
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
  let hash: Hash | undefined;
  await readTar(
    stream,
    ({ type, path, size }) => {
      if (type !== 'file') return undefined;
      const open = createHash('sha256');
      hash = open;
      const isPasswd = path === 'etc/passwd' && size < MAX_PASSWD;
      return (content) => {
        open.update(content);
        if (isPasswd) passwd.push(Buffer.from(content));
      };
    },
    (entry) => {
      const path = `/${entry.path}`;
      if (entry.type === 'file') files.set(path, { ...entry, sha256: hash?.digest('hex') ?? '' });
      else if (entry.type === 'hardlink') {
        const original = files.get(`/${entry.target.replace(/^(?:\.?\/)+/, '')}`);
        files.set(path, original ? { ...original, path: entry.path } : { ...entry, sha256: '' });
      } else files.set(path, { ...entry, sha256: '' });
    },
  );
  return { files, passwd: Buffer.concat(passwd).toString('utf8') };
}

const MAX_PASSWD = 2 ** 20;
