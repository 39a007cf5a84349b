import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

// Installs, builds when a source is newer than the last build, and runs plimsoll: on the example without arguments.
await import('./setup.mjs');
const program = 'dist/plimsoll.cjs';
if (!existsSync(program) || newest('src') > statSync(program).mtimeMs) {
  console.error('Building …');
  await import('./build.mjs');
}
const given = process.argv.slice(2);
const args = given.length > 0 ? given : ['check', 'examples/node-api'];
const { status } = spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' });
// Findings are what the example is there for.
process.exitCode = given.length === 0 && status === 1 ? 0 : (status ?? 2);

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}
