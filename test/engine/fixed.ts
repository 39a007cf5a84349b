import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fix } from '../../src/index.js';

/** A Dockerfile after all safe fixes of all rules, with what they say of the image: the one place where fixes are made here. */
export async function fixed(
  project: string,
  text: string,
): Promise<{ readonly text: string; readonly removes: readonly string[]; readonly rules: readonly string[] }> {
  const ignore = join(project, '.dockerignore');
  const { text: after, applied } = fix({
    path: 'Dockerfile',
    text,
    dockerignore: existsSync(ignore) ? readFileSync(ignore, 'utf8') : undefined,
    hasFile: (path) => existsSync(join(project, path)),
    config: { profile: 'all' },
  });
  return { text: after, removes: applied.flatMap(({ removes }) => removes), rules: applied.map(({ rule }) => rule) };
}
