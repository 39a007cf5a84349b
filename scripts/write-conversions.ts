import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outcomesOf, thereAndBack } from '../test/collapsed/there-and-back.js';
import { cases, convertedFor, observedFor } from '../test/convert/cases.js';
import { recordingOf } from '../test/convert/recording.js';
import { ensureBaseImages } from '../test/engine/base-images.js';

// Writes the expected files of test/convert and the outcomes of test/collapsed anew; CASE=name writes those of one case.
// With --observe what an engine shows of the originals is recorded anew before, where a case needs that.
// With --collapsed it prints and writes those outcomes only, or for CASE=name both files.
if (process.argv.includes('--collapsed')) await writeCollapsed();
else {
  await writeCases();
  if (!process.env.CASE) await writeCollapsed();
}

async function writeCases(): Promise<void> {
  for (const each of cases) {
    if (each.expectation.observed && process.argv.includes('--observe')) {
      const expected = join(each.expectedFolder, 'Dockerfile');
      await ensureBaseImages(each.before, existsSync(expected) ? readFileSync(expected, 'utf8') : '');
      writeFileSync(each.recording, recordingOf(await observedFor(each)));
    }
    const conversion = await convertedFor(each);
    rmSync(each.expectedFolder, { recursive: true, force: true });
    if (conversion.kind !== 'converted') {
      console.log(`${each.name}: ${conversion.kind} (${conversion.code}) ${conversion.reason}`);
      continue;
    }
    mkdirSync(each.expectedFolder);
    writeFileSync(join(each.expectedFolder, 'Dockerfile'), conversion.text);
  }
}

async function writeCollapsed(): Promise<void> {
  const all = await thereAndBack();
  const outcomes = outcomesOf(all);
  console.log(outcomes.join('\n'));
  if (!process.env.CASE) {
    writeFileSync(new URL('../test/collapsed/expected.txt', import.meta.url), `${outcomes.join('\n')}\n`);
    return;
  }
  for (const { collapsed, conversion } of all) {
    if ('text' in collapsed) console.log(`\n${collapsed.text}`);
    if (conversion?.kind === 'converted') console.log(`\n${conversion.text}`);
  }
}
