import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fix } from '../../src/index.js';

/**
 * A Dockerfile after all safe fixes of all rules, and after those of some rules that a person should look at, with what
 * they say of the image: the one place where fixes are made here.
 */
export async function fixed(
  project: string,
  text: string,
  review: readonly string[] = [],
): Promise<{ readonly text: string; readonly removes: readonly string[]; readonly rules: readonly string[] }> {
  const ignore = join(project, '.dockerignore');
  const file = {
    path: 'Dockerfile',
    dockerignore: existsSync(ignore) ? readFileSync(ignore, 'utf8') : undefined,
    hasFile: (path: string) => existsSync(join(project, path)),
  };
  const reviewed = fix({ ...file, text, review: true, config: { profile: 'none', only: review } });
  const safe = fix({ ...file, text: reviewed.text, config: { profile: 'all' } });
  const applied = [...reviewed.applied, ...safe.applied];
  const removes = applied.flatMap((each) => each.removes);
  return { text: safe.text, removes, rules: applied.map(({ rule }) => rule) };
}
