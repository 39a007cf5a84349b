import { join, relative } from 'node:path';
import { readSource, ToolError, withChoices, writeFileAtomically } from '../../index.js';
import type { PlannedProject } from './plan-project.js';

/** A file that is to be made or changed. */
export interface Change {
  readonly absolutePath: string;
  /** From where the program runs. */
  readonly path: string;
  /** Undefined when there is none yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** What a person wrote may be in it: it is not replaced without being told to. */
  readonly isGuarded: boolean;
}

/** The Dockerfile, the .dockerignore, and the config that keeps the choices, with what is there now. */
export async function changesOf({ root, generated, choices, config }: PlannedProject): Promise<readonly Change[]> {
  const { dockerfile, dockerignore } = generated;
  const made = await Promise.all(
    [dockerfile, dockerignore].map(({ path, text }) => changeOf(join(root, path), () => text, true)),
  );
  const kept = await changeOf(config.path, (before) => withChoices(before, config.folder, choices), false);
  return kept.before === undefined && kept.after === '' ? made : [...made, kept];
}

/** Writes what differs. */
export async function writeChanges(changes: readonly Change[]): Promise<void> {
  for (const { absolutePath, before, after } of changes) {
    if (before !== after) await writeFileAtomically(absolutePath, after);
  }
}

async function changeOf(
  absolutePath: string,
  textFor: (before: string) => string,
  isGuarded: boolean,
): Promise<Change> {
  const source = await readSource(absolutePath);
  if (source instanceof ToolError && source.code !== 'FILE_NOT_FOUND') throw source;
  const before = source instanceof ToolError ? undefined : source.text;
  const path = relative(process.cwd(), absolutePath);
  return {
    absolutePath,
    path: path.startsWith('..') ? absolutePath : path,
    before,
    after: textFor(before ?? ''),
    isGuarded,
  };
}
