import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, convertedFor, observedFor } from '../test/convert/cases.js';
import { recordingOf } from '../test/convert/recording.js';
import { ensureBaseImages } from '../test/engine/base-images.js';

// Writes the expected files of test/convert anew; CASE=name writes those of one case. With --observe what an engine
// shows of the originals is recorded anew before, where a case needs that.
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
