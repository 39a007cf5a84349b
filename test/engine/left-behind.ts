import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { LABEL } from '#engine/belongings.js';
import { findEngine } from '#engine/find-engine.js';

/** What a run of ours, by its process, has left in the engine and among the temporary files: nothing, when all is well. */
export async function leftBehind({ pid }: { readonly pid: number | undefined }): Promise<readonly string[]> {
  const engine = await findEngine();
  const label = ['--all', '--quiet', '--filter', `label=${LABEL}`];
  const containers = await engine.run(['ps', ...label]);
  const images = await engine.run(['images', ...label]);
  const ids = `${containers.stdout}\n${images.stdout}`.split('\n').filter((each) => each !== '');
  const format = `{{index .Config.Labels "${LABEL}"}}`;
  const made = ids.length > 0 ? (await engine.run(['inspect', '--format', format, ...ids])).stdout.split('\n') : [];
  const folders = readdirSync(tmpdir());
  return [
    ...made.filter((each) => each.startsWith(`${pid}-`)),
    ...folders.filter((name) => name.startsWith(`plimsoll-engine-${pid}-`)),
  ];
}
