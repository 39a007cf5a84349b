import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cases } from '../convert/cases.js';
import { proveCase, reductionOf } from '../convert/prove-case.js';

// CASE=node-express runs one.
describe('what convert makes of a Dockerfile', () => {
  for (const each of cases) {
    const expected = each.expectation.engine;
    if (!expected || (expected.isSlow && process.env.CASE === undefined)) continue;
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
