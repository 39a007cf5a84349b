import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cases, convertedFor } from '../test/convert/cases.js';

// Writes the expected files of test/convert anew; CASE=name writes those of one case.
for (const each of cases) {
  const conversion = await convertedFor(each);
  rmSync(each.expectedFolder, { recursive: true, force: true });
  if (conversion.kind !== 'converted') {
    console.log(`${each.name}: ${conversion.kind} (${conversion.code}) ${conversion.reason}`);
    continue;
  }
  mkdirSync(each.expectedFolder);
  writeFileSync(join(each.expectedFolder, 'Dockerfile'), conversion.text);
}
