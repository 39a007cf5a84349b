import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { LABEL } from '#engine/belongings.js';
import { findEngine } from '#engine/find-engine.js';

/** What runs of ours have left in the engine and among the temporary files: nothing, when all is well. */
export async function leftBehind(): Promise<readonly string[]> {
  const engine = await findEngine();
  const label = ['--quiet', '--filter', `label=${LABEL}`];
  const containers = await engine.run(['ps', '--all', ...label]);
  const images = await engine.run(['images', '--all', ...label]);
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith('plimsoll-engine-'));
  return [...containers.stdout.split('\n'), ...images.stdout.split('\n'), ...folders].filter((each) => each !== '');
}
