import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { cases } from '../convert/cases.js';
import { proveCase, reductionOf } from '../convert/prove-case.js';
import { ensureBaseImages } from './base-images.js';
import { plimsoll } from './command.js';

// CASE=node-express runs one.
// CASE=c-static runs it with that case.
const looked = cases.find(({ name }) => name === 'c-static');
if (looked)
  describe('convert --prove', () => {
    it('builds what the file does not tell, looks into it, and writes what is proven', async (test) => {
      await ensureBaseImages(looked.before, readFileSync(join(looked.expectedFolder, 'Dockerfile'), 'utf8'));
      const folder = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
      test.after(() => rm(folder, { recursive: true, force: true }));
      await cp(looked.source, folder, { recursive: true });
      const { status, stderr } = await plimsoll(folder, ['convert', '--prove', '--write', '--request', '/']);
      assert.equal(status, 0, stderr);
      assert.match(stderr, /Building it once, to look\.[\s\S]*Proven: nothing is unexplained, nothing is worse\./);
      const [written, expected] = [folder, looked.expectedFolder].map((each) => join(each, 'Dockerfile'));
      assert.equal(readFileSync(written ?? '', 'utf8'), readFileSync(expected ?? '', 'utf8'));
    });
  });

describe('what convert makes of a Dockerfile', () => {
  for (const each of cases) {
    const expected = each.expectation.engine;
    if (!expected || (expected.onlyInProof && process.env.CASE === undefined)) continue;
    it(`${each.name} builds, runs as the original does, and is smaller`, async () => {
      const proof = await proveCase(each, false);
      const { run } = proof.after;
      const printed = [...(run?.stdout ?? []), ...(run?.stderr ?? [])].join('\n');
      assert.deepEqual({ unexplained: proof.unexplained, worse: proof.worse }, { unexplained: [], worse: [] }, printed);
      const outcome = expected.request === undefined ? (expected.outcome ?? 'running') : 'answered';
      assert.equal(run?.outcome, outcome, printed);
      const reduction = reductionOf(proof);
      assert.ok(reduction >= expected.minReduction, `it is only ${reduction.toFixed(1)} % smaller`);
    });
  }
});
