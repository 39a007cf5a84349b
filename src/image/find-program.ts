import { findFile } from './find-file.js';
import type { ImageConfig } from './image.js';

type Seen = Parameters<typeof findFile>[0];

/** The path of a program that can be started by a name; undefined where there is none. */
export function programPathOf(seen: Seen, config: ImageConfig, name: string): string | undefined {
  return candidatesOf(config, name).find((path) => stateOf(seen, path) === 'found');
}

/**
 * What starting a program finds: `missing`, `not executable` or `found`. A name without a slash is looked for in the
 * PATH of the config, as the runtime does.
 */
export function findProgram(seen: Seen, config: ImageConfig, name: string): 'found' | 'missing' | 'not executable' {
  const states = candidatesOf(config, name).map((path) => stateOf(seen, path));
  return states.find((state) => state === 'found') ?? states.find((state) => state === 'not executable') ?? 'missing';
}

function candidatesOf({ config }: ImageConfig, name: string): readonly string[] {
  if (name.includes('/')) return [name.startsWith('/') ? name : `${config?.WorkingDir ?? ''}/${name}`];
  return pathOf(config).map((folder) => `${folder}/${name}`);
}

function pathOf(config: ImageConfig['config']): readonly string[] {
  const variable = config?.Env?.findLast((each) => each.startsWith('PATH='));
  return (variable?.slice('PATH='.length) ?? STANDARD_PATH).split(':').filter((folder) => folder !== '');
}

/** What Docker sets where an image says nothing. */
const STANDARD_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function stateOf(seen: Seen, path: string): ReturnType<typeof findProgram> {
  const file = findFile(seen, path);
  const table = file && seen.layers[file.layer]?.table;
  if (!table || table.typeOf(file.row) === 'directory') return 'missing';
  return (table.modeOf(file.row) & 0o111) === 0 && table.typeOf(file.row) === 'file' ? 'not executable' : 'found';
}
