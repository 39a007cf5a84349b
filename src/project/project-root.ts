import { dirname, join, relative, resolve } from 'node:path';
import { ToolError } from '../tool-error.js';
import { readSource } from './read-source.js';

/** Where a project begins, and which of its folders is meant. */
export interface ProjectRoot {
  /** Absolute. */
  readonly root: string;
  /** From the root, with forward slashes; `''` is the root. */
  readonly folder: string;
}

/** The workspace that a folder belongs to, whose members are built from its root, or else the folder by itself. */
export async function findProjectRoot(directory: string): Promise<ProjectRoot> {
  const start = resolve(directory);
  for (let at = start; ; at = dirname(at)) {
    if (await isWorkspace(at)) return { root: at, folder: relative(at, start).replaceAll('\\', '/') };
    if (dirname(at) === at || (await textOf(join(at, '.git/HEAD'))) !== undefined) return { root: start, folder: '' };
  }
}

async function isWorkspace(folder: string): Promise<boolean> {
  const [npm, pnpm, cargo] = await Promise.all(
    ['package.json', 'pnpm-workspace.yaml', 'Cargo.toml'].map((name) => textOf(join(folder, name))),
  );
  return pnpm !== undefined || /"workspaces"\s*:/.test(npm ?? '') || /^\[workspace[\].]/m.test(cargo ?? '');
}

async function textOf(path: string): Promise<string | undefined> {
  const source = await readSource(path);
  return source instanceof ToolError ? undefined : source.text;
}
