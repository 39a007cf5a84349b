import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContextEntry } from '#dockerignore/context-listing.js';
import type { Dockerignore } from '#dockerignore/dockerignore.js';
import { byPath } from '#text/by-path.js';
import type { ToolError } from '../tool-error.js';
import { contextEntry } from './context-entry.js';
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
      for (const { path, size, isFolder } of await entriesOf(root, directory, failures)) {
        if (isFolder) pending.push(path);
        else (ignore?.isIgnored(path) ? ignored : sent).push({ path, size });
      }
    });
    await Promise.all(visits);
  }
  return { sent: sent.sort(byPath), ignored: ignored.sort(byPath), failures };
}

/** So many directories are read at once: enough for a slow disk, far from any limit on open files. */
const AT_ONCE = 16;

async function entriesOf(root: string, directory: string, failures: ToolError[]): Promise<readonly ContextEntry[]> {
  const absolute = join(root, directory);
  try {
    const entries = await readdir(absolute, { withFileTypes: true });
    return entries.map((entry) => contextEntry(root, directory, entry));
  } catch (error) {
    const failure = await fileFailure(absolute, error, directory || root);
    failures.push(failure);
    return [];
  }
}
