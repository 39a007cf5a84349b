import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Builds and runs for real: needs docker or podman. Tests that look at all that an engine has run alone; those that only
// build and run their own cases share it, two files at a time. CASE=name runs one case and needs no other images.
await import('./setup.mjs');
await import('./build.mjs');
const folder = 'test/engine';
const SIDE_BY_SIDE = ['build-context.test.ts', 'convert.test.ts', 'fixes.test.ts', 'projects.test.ts'];
const alone = readdirSync(folder).filter((name) => name.endsWith('.test.ts') && !SIDE_BY_SIDE.includes(name));
const options = ['--conditions=source', '--import', 'tsx'];

let status = 0;
if (!process.env.CASE) {
  run([...options, join(folder, 'prepare-images.ts')]);
  test(alone, 1);
}
test(SIDE_BY_SIDE, process.env.CASE ? 1 : 2);
process.exitCode = status;

function test(names, atOnce) {
  const files = names.map((name) => join(folder, name));
  run([...options, '--test', '--test-reporter=spec', `--test-concurrency=${atOnce}`, ...files]);
}

function run(args) {
  const result = spawnSync(process.execPath, args, { stdio: 'inherit' });
  status = Math.max(status, result.status ?? 1);
}
