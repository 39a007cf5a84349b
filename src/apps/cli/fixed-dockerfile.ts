import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Explanation } from '../../index.js';
import { fix, ToolError } from '../../index.js';
import { readSources } from './read-sources.js';

/** A Dockerfile after its fixes, in a temporary folder. */
export interface FixedDockerfile {
  readonly path: string;
  /** What the fixes say that the image may lose. */
  readonly explainedBy: readonly Explanation[];
  remove(): Promise<void>;
}

/** Applies the fixes that the project's config asks for to a copy. Throws when there is nothing to fix, or a gate stops it. */
export async function fixedDockerfile(file: string, review: boolean): Promise<FixedDockerfile> {
  const options = { config: true, ignore: false, suppressions: true, stdinPath: 'Dockerfile' };
  const { sources, failures } = await readSources([file], options);
  const [source] = sources;
  if (!source)
    throw failures[0]?.error ?? new ToolError('NO_DOCKERFILE', `${file} is left out by the config.`, 'Name another.');
  const { text, applied, withheld } = fix({ ...source, config: source.project.config, review });
  const [stopped] = withheld;
  if (stopped) {
    const hint = 'plimsoll fix --diff says more.';
    throw new ToolError('FIX_WITHHELD', `${stopped.rule} is withheld: ${stopped.reason}.`, hint);
  }
  if (applied.length === 0) {
    throw new ToolError('NOTHING_TO_FIX', `${file} has nothing to fix.`, 'prove measures it without --fix.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-'));
  const path = join(folder, 'Dockerfile');
  await writeFile(path, text);
  const explainedBy = applied.flatMap(({ rule, removes }) =>
    removes.map((glob) => ({ glob, kinds: ['removed', 'changed'] as const, reason: rule })),
  );
  return { path, explainedBy, remove: () => rm(folder, { recursive: true, force: true }) };
}
