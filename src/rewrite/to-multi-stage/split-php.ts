import type { NotNeeded, Refused } from './conversion.js';
import { refused } from './conversion.js';
import type { Known, Split } from './split.js';
export async function splitPhp({ original }: Known): Promise<Split | NotNeeded | Refused> {
  return refused('unsupported-stack', original.imageText, 'x');
}
