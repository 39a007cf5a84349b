import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { appendFile, cp, lstat, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import { fileFailure } from '#project/file-failure.js';
import { readDockerignore } from '#project/read-dockerignore.js';
import { forwardSlashes } from '#project/relative-path.js';
import { ToolError } from '../tool-error.js';

/** A copy of a build context and of the Dockerfiles that are built with it. */
export interface ContextCopy {
  readonly context: string;
  /** Where each Dockerfile is now, in the order in which they were given. */
  readonly dockerfiles: readonly string[];
  /** The files of the context that a build can take, relative, with forward slashes. */
  readonly paths: readonly string[];
}

/** Copies a context, without what no build takes, and Dockerfiles with their own ignore files into a folder. */
export async function copyContext(
  folder: string,
  context: string,
  dockerfiles: readonly string[],
): Promise<ContextCopy> {
  const ignoreFiles = await Promise.all(dockerfiles.map((dockerfile) => readDockerignore(context, dockerfile)));
  const ignoreTexts = ignoreFiles.map((file) => file?.text);
  const ignores = ignoreTexts.map((text) => parseDockerignore(text ?? ''));
  // A negated pattern takes files out of folders that are left out, so only a file without any can be cut off early.
  const canPrune = ignoreTexts.every((text) => !/^\s*!/m.test(text ?? ''));
  const target = join(folder, 'context');
  await copyTree(context, target, (path, isDirectory) => {
    if (path === '.dockerignore') return true;
    return (isDirectory && !canPrune) || ignores.some((ignore) => !ignore.isIgnored(path));
  });
  const copies = await Promise.all(
    dockerfiles.map(async (dockerfile, at) => {
      const copy = join(folder, `${at}-${basename(dockerfile)}`);
      await copyFile(dockerfile, copy);
      await copyFile(`${dockerfile}.dockerignore`, `${copy}.dockerignore`).catch(() => undefined);
      return copy;
    }),
  );
  const paths = (await filesBelow(target)).filter((path) => ignores.every((ignore) => !ignore.isIgnored(path)));
  return { context: target, dockerfiles: copies, paths };
}

/** Throws FILE_NOT_IN_CONTEXT for a path that is no file of the copy. */
export function requireFile({ paths }: ContextCopy, path: string): void {
  if (paths.includes(path)) return;
  throw new ToolError(
    'FILE_NOT_IN_CONTEXT',
    `${path} is no file of the build context.`,
    'Name it relative to the context; .dockerignore may leave it out.',
  );
}

/**
 * Changes a file so that a builder sees content that it has never seen: blank lines at the end, drawn by chance, do no
 * harm to source code.
 */
export async function touchFile(copy: ContextCopy, path: string): Promise<void> {
  requireFile(copy, path);
  const blank = Array.from(randomBytes(48), (byte) => (byte < 128 ? ' ' : '\n')).join('');
  await appendFile(join(copy.context, path), `\n${blank}\n`);
}

type Wanted = (path: string, isDirectory: boolean) => boolean;

async function copyTree(from: string, to: string, isWanted: Wanted): Promise<void> {
  try {
    await cp(from, to, {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      // Shares the blocks where the file system can.
      mode: constants.COPYFILE_FICLONE,
      filter: async (source) => {
        const path = forwardSlashes(relative(from, source));
        const entry = await lstat(source);
        if (path === '') return true;
        // Builders leave out sockets and pipes, too.
        return (entry.isDirectory() || entry.isFile() || entry.isSymbolicLink()) && isWanted(path, entry.isDirectory());
      },
    });
  } catch (error) {
    const { path = from } = error as NodeJS.ErrnoException;
    throw await fileFailure(path, error);
  }
}

async function copyFile(from: string, to: string): Promise<void> {
  try {
    await cp(from, to);
  } catch (error) {
    throw await fileFailure(from, error);
  }
}

/** Only what is a file itself: to write through a link would change something else. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => forwardSlashes(relative(folder, join(entry.parentPath, entry.name))));
}
