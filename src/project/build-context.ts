import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolError } from '../tool-error.js';
import type { Dockerignore } from './dockerignore.js';
import { fileFailure } from './file-failure.js';

/** A file of a build context; `path` is relative to the context, with forward slashes. */
export interface ContextFile {
  readonly path: string;
  /** Bytes of its content; 0 for a link. */
  readonly size: number;
}

/** What a directory sends to the builder, and what its .dockerignore keeps back; both sorted by path. */
export interface BuildContext {
  readonly sent: readonly ContextFile[];
  readonly ignored: readonly ContextFile[];
  /** What could not be looked at. */
  readonly failures: readonly ToolError[];
}

/** Lists the build context of a directory. Links are not followed: the builder gets the link. */
export async function readBuildContext(root: string, ignore: Dockerignore | undefined): Promise<BuildContext> {
  const sent: ContextFile[] = [];
  const ignored: ContextFile[] = [];
  const failures: ToolError[] = [];
  const pending = [''];
  while (pending.length > 0) {
    const visits = pending.splice(-AT_ONCE).map(async (directory) => {
      for (const { path, size, isDirectory } of await entriesOf(root, directory, failures)) {
        if (isDirectory) pending.push(path);
        else (ignore?.isIgnored(path) ? ignored : sent).push({ path, size });
      }
    });
    await Promise.all(visits);
  }
  return { sent: sent.sort(byPath), ignored: ignored.sort(byPath), failures };
}

/** So many directories are read at once: enough for a slow disk, far from any limit on open files. */
const AT_ONCE = 16;

interface Entry extends ContextFile {
  readonly isDirectory: boolean;
}

async function entriesOf(root: string, directory: string, failures: ToolError[]): Promise<readonly Entry[]> {
  const absolute = join(root, directory);
  try {
    const entries = await readdir(absolute, { withFileTypes: true });
    return await Promise.all(entries.map((entry) => entryOf(absolute, directory, entry)));
  } catch (error) {
    const failure = await fileFailure(absolute, error, directory || root);
    failures.push(failure);
    return [];
  }
}

async function entryOf(absolute: string, directory: string, entry: Dirent): Promise<Entry> {
  const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
  if (entry.isDirectory()) return { path, size: 0, isDirectory: true };
  const { size } = entry.isFile() ? await lstat(join(absolute, entry.name)) : { size: 0 };
  return { path, size, isDirectory: false };
}

function byPath(a: ContextFile, b: ContextFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
