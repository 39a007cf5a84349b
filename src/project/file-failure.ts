import { readdir, readlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearestOf } from '#text/nearest.js';
import { ToolError } from '../tool-error.js';
import { isDockerfileName } from './dockerfile-name.js';

/** What to tell when the system refused a path: FILE_NOT_FOUND with a near name, or FILE_UNREADABLE with the reason. */
export async function fileFailure(path: string, error: unknown, shownAs: string = path): Promise<ToolError> {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(path, error, shownAs);
  const { reason, hint } = REASONS[code] ?? { reason: code, hint: 'Check that the path is right and the disk works.' };
  return new ToolError('FILE_UNREADABLE', `${shownAs} cannot be read: ${reason}.`, hint, error);
}

const NO_PERMISSION = {
  reason: 'permission denied',
  hint: 'Change its mode with chmod, or run as a user who may read it.',
};

const TOO_MANY_FILES = { reason: 'too many files are open', hint: 'Raise the limit with ulimit -n.' };

const REASONS: Readonly<Record<string, { readonly reason: string; readonly hint: string }>> = {
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EMFILE: TOO_MANY_FILES,
  ENFILE: TOO_MANY_FILES,
  ELOOP: { reason: 'its symbolic links lead in a circle', hint: 'Point the link at a file, or remove it.' },
  ENAMETOOLONG: { reason: 'the path is longer than the system allows', hint: 'Shorten the path.' },
};

async function missing(path: string, error: unknown, shownAs: string): Promise<ToolError> {
  const target = await readlink(path).catch(() => undefined);
  if (target === undefined) {
    return new ToolError('FILE_NOT_FOUND', `${shownAs} does not exist.`, await hintFor(path, shownAs), error);
  }
  const message = `${shownAs} is a symbolic link to ${target}, which does not exist.`;
  return new ToolError('FILE_NOT_FOUND', message, 'Restore what it points at, or remove the link.', error);
}

async function hintFor(path: string, shownAs: string): Promise<string> {
  const names = await readdir(dirname(path)).catch(() => undefined);
  if (!names) return `Check the path: ${dirname(shownAs)} is not a directory that can be read.`;
  const near = nearestOf(basename(path), names.sort());
  if (near !== undefined) return `Did you mean ${join(dirname(shownAs), near)}?`;
  const others = names.filter(isDockerfileName).slice(0, 3);
  if (others.length > 0) return `The same directory has ${others.join(', ')}.`;
  return 'Check the path; a relative one starts at the current directory.';
}
