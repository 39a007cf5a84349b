import { ToolError } from '../../tool-error.js';

/** Why a file or folder could not be read, in one line. */
export function fileFailure(path: string, error: NodeJS.ErrnoException): ToolError {
  if (error.code === 'ENOENT')
    return new ToolError(
      'FILE_NOT_FOUND',
      `${path} does not exist.`,
      'Check the path; docker:NAME asks the engine.',
      error,
    );
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new ToolError(
      'FILE_UNREADABLE',
      `${path} may not be read by this user.`,
      'Change its permissions or run as its owner.',
      error,
    );
  return new ToolError(
    'FILE_UNREADABLE',
    `${path} cannot be read (${error.code ?? error.message}).`,
    'Check the disk and the path.',
    error,
  );
}
