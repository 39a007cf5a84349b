import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildAndRun } from '#engine/prove.js';
import { projects } from '../projects/projects.js';
import { ensureBaseImages } from './base-images.js';

// CASE=go-static runs one.
describe('what init makes of a project', () => {
  for (const { name, source, expectedFolder, expectation } of projects) {
    const { engine: expected, folder = '' } = expectation;
    if (!expected) continue;
    it(`${name} builds, runs read-only without rights, answers, and ends when it is told to`, async (test) => {
      const context = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
      test.after(() => rm(context, { recursive: true, force: true }));
      await cp(source, context, { recursive: true });
      const dockerfile = join(context, folder, 'Dockerfile');
      await cp(join(expectedFolder, 'Dockerfile'), dockerfile);
      await cp(
        join(expectedFolder, '.dockerignore'),
        folder ? `${dockerfile}.dockerignore` : join(context, '.dockerignore'),
      );
      const text = await readFile(dockerfile, 'utf8');
      await ensureBaseImages(text);
      const [built] = await buildAndRun([dockerfile], {
        context,
        request: expected.request,
        limits: { readOnly: true, dropCapabilities: true, memory: '512m' },
        environment: expected.env,
        healthInterval: 1,
        timeout: 60,
        measure: false,
      });
      assert.ok(built?.run, 'it has nothing to run');
      const { run, uid, size } = built;
      const printed = [...run.stdout, ...run.stderr].join('\n');
      assert.equal(run.outcome, expected.request === undefined ? (expected.outcome ?? 'running') : 'answered', printed);
      if (expected.request !== undefined) assert.equal(run.answer?.status, expected.status ?? 200, printed);
      if (text.includes('HEALTHCHECK') && expected.request !== undefined) assert.equal(run.health, 'healthy', printed);
      assert.equal(run.killed, false, `it took no notice of SIGTERM\n${printed}`);
      assert.ok((run.secondsToStop ?? 0) < 3, `it took ${run.secondsToStop} s to stop`);
      assert.ok(uid !== undefined && uid > 0, `it runs as ${uid}`);
      assert.ok(size <= expected.maxMegabytes * 1e6, `it has ${(size / 1e6).toFixed(0)} MB`);
    });
  }
});
