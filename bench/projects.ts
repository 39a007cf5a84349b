import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// What detecting and planning costs beyond Node's own start: one project of 5,000 files, one workspace of 100 packages.
const program = join(process.cwd(), 'dist/plimsoll.cjs');
const root = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
try {
  const large = largeProject(join(root, 'large'));
  const workspace = workspaceOf(join(root, 'workspace'), 100);
  const node = median(9, () => time(['-e', '0']));
  console.log(`node -e 0                        ${node.toFixed(0)} ms`);
  report('init of a project of 5,000 files', ['generate', 'dockerfile', large], node);
  report('detect in a workspace of 100    ', ['detect', workspace], node);
} finally {
  rmSync(root, { recursive: true });
}

function report(what: string, args: readonly string[], node: number): void {
  const whole = median(9, () => time([program, ...args]));
  console.log(`${what} ${whole.toFixed(0)} ms (node + ${(whole - node).toFixed(0)} ms)`);
}

function largeProject(folder: string): string {
  manifest(folder, {
    name: 'large',
    scripts: { build: 'tsc', start: 'node dist/main.js' },
    dependencies: { express: '5' },
  });
  for (let index = 0; index < 5_000; index++) {
    const directory = join(folder, 'src', `module${index % 100}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `file${index}.ts`), `export const value${index} = ${index};\n`.repeat(40));
  }
  return folder;
}

function workspaceOf(folder: string, count: number): string {
  manifest(folder, { name: 'all', workspaces: ['packages/*'] });
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages: lockedPackages(2_000) }),
  );
  for (let index = 0; index < count; index++) {
    const at = join(folder, 'packages', `package${index}`);
    const needs = index > 0 ? { [`package${index - 1}`]: '*' } : {};
    manifest(at, { name: `package${index}`, scripts: { build: 'tsc', start: 'node dist/a.js' }, dependencies: needs });
    mkdirSync(join(at, 'src'));
    for (let file = 0; file < 20; file++)
      writeFileSync(join(at, 'src', `f${file}.ts`), 'export const a = 1;\n'.repeat(40));
  }
  return folder;
}

/** As many as a large workspace has: what is read of them must be read once. */
function lockedPackages(count: number): Readonly<Record<string, object>> {
  const integrity = `sha512-${'A'.repeat(86)}==`;
  const names = Array.from({ length: count }, (_, index) => `node_modules/dependency-${index}`);
  return Object.fromEntries(names.map((name) => [name, { version: '1.0.0', integrity, license: 'MIT' }]));
}

function manifest(folder: string, value: object): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(value));
}

function time(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - start;
}

function median(count: number, measure: () => number): number {
  const times = Array.from({ length: count }, measure).sort((a, b) => a - b);
  return times[Math.floor(count / 2)] ?? 0;
}
