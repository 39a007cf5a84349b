import { parseDockerignore } from '#dockerignore/dockerignore.js';
import type { Files } from '#project/files.js';
import { unitsIn } from '#stacks/find-units.js';
import { generate } from './generate.js';

/**
 * A .dockerignore for a project that has a Dockerfile already; undefined where the project is not understood, or where it
 * would hide something that the Dockerfile copies.
 */
export async function dockerignoreFor(project: Files, copied: readonly string[]): Promise<string | undefined> {
  for (const unit of await unitsIn(project, '')) {
    const generated = generate(unit, {});
    if ('questions' in generated) continue;
    const { text } = generated.dockerignore;
    const { isIgnored } = parseDockerignore(text);
    const isHidden = (source: string) => {
      const below = project.paths.filter((path) => isBelow(path, source));
      return below.length > 0 && below.every(isIgnored);
    };
    return copied.some(isHidden) ? undefined : text;
  }
  return undefined;
}

/** Whether a path is what a source of COPY names, or lies in it; a pattern is none. */
function isBelow(path: string, source: string): boolean {
  const name = source.replace(/^\.?\//, '').replace(/\/$/, '');
  return path === name || path.startsWith(`${name}/`);
}
