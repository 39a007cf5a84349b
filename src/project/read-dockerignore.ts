import { join } from 'node:path';
import { ToolError } from '../tool-error.js';
import { readSource } from './read-source.js';

/** The ignore file of a build: that of the Dockerfile alone, `NAME.dockerignore`, or else the one at the context's root. */
export async function readDockerignore(
  context: string,
  dockerfile: string,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const path of [`${dockerfile}.dockerignore`, join(context, '.dockerignore')]) {
    const source = await readSource(path);
    if (!(source instanceof ToolError)) return { path, text: source.text };
  }
  return undefined;
}
