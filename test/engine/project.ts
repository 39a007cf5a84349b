import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { ensureBaseImages } from './base-images.js';

/** A new folder with these files, gone after the test; the base images of its Dockerfiles are there. */
export async function projectOf(test: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
  test.after(() => rm(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const dockerfiles = Object.entries(files).filter(([name]) => /dockerfile/i.test(name) && !name.endsWith('ignore'));
  await ensureBaseImages(...dockerfiles.map(([, text]) => text));
  return root;
}
