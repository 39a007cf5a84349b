import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Types, lint, unused code, then all tests; stops at the first step that fails.
await import('./setup.mjs');
const bin = (name) => join('node_modules', '.bin', name);
step('types', bin('tsc'), ['--noEmit']);
step('lint', bin('biome'), ['check', '--error-on-warnings', '.']);
step('unused code', bin('knip'), ['--tsConfig', 'tsconfig.build.json', '--no-progress']);
step('build', process.execPath, ['scripts/build.mjs']);
const files = testFiles('test');
console.log('— engine tests are skipped here: npm run test:engine runs them, with docker or podman');
step('tests', process.execPath, ['--conditions=source', '--import', 'tsx', '--test', '--test-reporter=spec', ...files]);

function step(name, command, args) {
  console.log(`— ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`— ${name} failed`);
    process.exit(status ?? 1);
  }
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // Those that need an engine are run by test:engine; projects are what tests read.
    if (path === join('test', 'projects')) return [];
    if (path.startsWith(join('test', 'convert')) && entry.name === 'project') return [];
    if (entry.isDirectory()) return testFiles(entry.name === 'engine' ? join(path, 'units') : path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
