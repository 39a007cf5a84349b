import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainedByConversion } from '#engine/explained-by-conversion.js';
import type { Proof } from '#engine/proof.js';
import { prove } from '#engine/prove.js';
import { ensureBaseImages } from '../engine/base-images.js';
import type { ConversionCase } from './cases.js';
import { convertedFor, observedFor } from './cases.js';

/**
 * Builds and runs the original of a case and what convert makes of it, as `convert --prove` does. What was recorded of
 * a case must lead to the same file as what is seen now.
 */
export async function proveCase(each: ConversionCase, measuresWarm: boolean): Promise<Proof> {
  const conversion = await convertedFor(each);
  if (conversion.kind !== 'converted') throw new Error(`${each.name} is ${conversion.kind}: ${conversion.reason}`);
  await ensureBaseImages(each.before, conversion.text);
  if (each.expectation.observed) {
    const seen = await convertedFor(each, await observedFor(each));
    assert.equal(seen.kind === 'converted' ? seen.text : seen.reason, conversion.text);
  }
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
  try {
    const after = join(folder, 'Dockerfile');
    await writeFile(after, conversion.text);
    return await prove(join(each.source, 'Dockerfile'), after, {
      context: each.source,
      request: each.expectation.engine?.request,
      noteOpened: true,
      // Those of the base image differ; the file's own are compared word for word before.
      allowedConfig: ['Env', 'Labels'],
      explainedBy: explainedByConversion(conversion.adds),
      healthInterval: 1,
      timeout: 60,
      measure: measuresWarm && 'warm builds',
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How much smaller the new image is, in percent of the old one. */
export function reductionOf({ before, after }: Proof): number {
  return (1 - after.size / before.size) * 100;
}
