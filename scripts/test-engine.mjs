import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Builds and runs for real: needs docker or podman. One file at a time, because they share the engine.
await import('./setup.mjs');
await import('./build.mjs');
const folder = 'test/engine';
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
const options = ['--conditions=source', '--import', 'tsx', '--test', '--test-reporter=spec', '--test-concurrency=1'];
const { status } = spawnSync(process.execPath, [...options, ...files.map((name) => join(folder, name))], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
