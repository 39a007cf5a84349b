import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from './engine.js';

/** The label on everything that we make; its value names the run that made it. */
export const LABEL = 'io.plimsoll.run';

/** What one run has made in an engine and on disk, to be removed at its end. */
export interface Belongings {
  /** `key=value`, the label of this run. */
  readonly label: string;
  /** A new folder that is removed with the rest. */
  folder(): Promise<string>;
  /** Removes containers with their volumes, images and folders of this run, and nothing else. Never throws. */
  remove(): Promise<void>;
}

/** Notes of what a run makes; `id` is unique to it and starts with the number of its process. */
export function belongingsOf(engine: Engine, id: string): Belongings {
  const label = `${LABEL}=${id}`;
  const folders: string[] = [];
  return {
    label,
    async folder() {
      const path = await mkdtemp(join(tmpdir(), `plimsoll-engine-${id}-`));
      folders.push(path);
      return path;
    },
    async remove() {
      await removeAll(
        engine,
        ['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${label}`],
        'rm',
        '--volumes',
      );
      await removeAll(engine, ['images', '--quiet', '--no-trunc', '--filter', `label=${label}`], 'rmi');
      for (const path of folders) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

async function removeAll(engine: Engine, list: readonly string[], ...remove: readonly string[]): Promise<void> {
  const { stdout } = await engine.run(list).catch(() => ({ stdout: '' }));
  const ids = [...new Set(stdout.split('\n').filter((id) => id !== ''))];
  if (ids.length > 0) await engine.run([...remove, '--force', ...ids]).catch(() => undefined);
}
