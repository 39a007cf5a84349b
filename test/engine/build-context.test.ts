import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseDockerignore } from '#dockerignore/dockerignore.js';
import type { Engine } from '#engine/engine.js';
import { findEngine } from '#engine/find-engine.js';
import { readBuildContext } from '#project/build-context.js';

// Docker before 23 took a + in a pattern for what it means in a regular expression, and did not look into folders that
// are left out for what a negated pattern with wildcards takes back in; beside a negated pattern it took `**/a` for the
// folder alone. None of this is asked here.
const name = fc.constantFrom('a', 'b', 'ab', '.env', 'a.log', 'dist', 'keep', 'a b');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const piece = fc.constantFrom('a', 'b', '*', '**', '?', '*.log', 'dist', 'keep', '.env', '[ab]', '[^a]', '..', '.');
const plainPattern = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => `!${parts.join('/')}`);
const pattern = fc
  .tuple(fc.constantFrom('', '', '/', './'), fc.array(piece, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '/'))
  .map(([start, parts, end]) => start + parts.join('/') + end);
const isAskable = (patterns: readonly string[]) =>
  !patterns.some((each) => each.startsWith('!')) || !patterns.some((each) => each.includes('**'));
const cases = fc.record({
  files: fc.uniqueArray(path, { minLength: 3, maxLength: 10 }),
  patterns: fc
    .array(fc.oneof({ arbitrary: pattern, weight: 3 }, plainPattern), { minLength: 1, maxLength: 4 })
    .filter(isAskable),
});

const CASES = 300;

describe('the build context is what the builder gets', () => {
  it(`in ${CASES} random folders with random patterns`, async (test) => {
    const engine = await findEngine();
    // SEED=n asks another 300.
    const seed = Number(process.env.SEED ?? 20261121);
    test.diagnostic(`seed ${seed}`);
    for (const { files, patterns } of fc.sample(cases, { numRuns: CASES, seed })) {
      const text = `${patterns.join('\n')}\n`;
      const dockerignore = parseDockerignore(text);
      // Docker ends the build; what it then sends is nothing to compare with.
      if (dockerignore.rules.some(({ matches }) => !matches)) continue;
      const folder = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
      try {
        const context = join(folder, 'context');
        await writeTree(context, files);
        await writeFile(join(context, '.dockerignore'), text);
        const { sent } = await readBuildContext(context, dockerignore);
        const received = await receivedFiles(engine, folder, context);
        assert.deepEqual(
          received,
          sent.map((file) => file.path),
          `patterns ${JSON.stringify(patterns)}, files ${JSON.stringify(files)}`,
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  });
});

/** The files, without those that would lie in another one. */
async function writeTree(root: string, files: readonly string[]): Promise<void> {
  await mkdir(root);
  const folders = new Set(files.flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))));
  for (const file of files) {
    if (folders.has(file)) continue;
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
}

/** What a COPY of everything brings along, by a build whose result is written to a folder. */
async function receivedFiles(engine: Engine, folder: string, context: string): Promise<readonly string[]> {
  const dockerfile = join(folder, 'Dockerfile');
  const output = join(folder, 'output');
  await writeFile(dockerfile, 'FROM scratch\nCOPY . /\n');
  const command = engine.builder.startsWith('buildx') ? ['buildx', 'build'] : ['build'];
  const args = [...command, '--quiet', '--output', `type=local,dest=${output}`, '--file', dockerfile, context];
  const { code, stderr } = await engine.run(args, { env: { DOCKER_BUILDKIT: '1' } });
  // Docker refuses a COPY of nothing.
  if (code !== 0 && /not found|failed to (?:compute|calculate)/.test(stderr)) return [];
  assert.equal(code, 0, stderr);
  const entries = await readdir(output, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(output, join(entry.parentPath, entry.name)))
    .sort((a, b) => (a < b ? -1 : 1));
}
