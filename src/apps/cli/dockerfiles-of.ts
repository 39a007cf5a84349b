import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDockerfileName, readSource, ToolError } from '../../index.js';

/** The Dockerfiles that are built with a .dockerignore: NAME of a NAME.dockerignore, or all beside it that have none of their own. */
export async function dockerfilesOf(
  dockerignore: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const folder = dirname(dockerignore);
  const name = basename(dockerignore);
  const names =
    name === '.dockerignore'
      ? readdirSync(folder)
          .filter((each) => isDockerfileName(each) && !existsSync(join(folder, `${each}.dockerignore`)))
          .sort()
      : [name.slice(0, -'.dockerignore'.length)];
  const dockerfiles: { readonly path: string; readonly text: string }[] = [];
  for (const each of names) {
    const source = await readSource(join(folder, each));
    if (!(source instanceof ToolError)) dockerfiles.push({ path: each, text: source.text });
  }
  return dockerfiles;
}
