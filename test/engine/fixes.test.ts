import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ImageConfig } from '#engine/image-facts.js';
import { buildAndRun, prove } from '#engine/prove.js';
import { ensureBaseImages } from './base-images.js';
import { fixed } from './fixed.js';

/** expect.json of a case, beside its Dockerfile and the files of its context. */
interface Expectation {
  /** What must have been fixed, by rule. */
  readonly rules: readonly string[];
  /** Rules whose fixes a person should look at; here they must change nothing, either. */
  readonly review?: readonly string[];
  /** It does not build until it is fixed; then there is nothing to compare with. */
  readonly before?: 'fails';
  /** Ask for this path; the answer's status must be 200. */
  readonly request?: string;
  readonly port?: number;
  /** Else the exit code; 0 when nothing is said. */
  readonly exit?: number;
  /** For a container that keeps running without a request. */
  readonly outcome?: 'running' | 'healthy';
  /** Fields of the configuration that the fixes may change, with the reason in `why`. */
  readonly config?: readonly (keyof ImageConfig)[];
  /** Files that the fixes may change or add, with the reason in `why`. */
  readonly changed?: readonly string[];
  readonly why?: string;
}

const folder = fileURLToPath(new URL('fixes', import.meta.url));
// CASE=apt-two-runs runs one.
const cases = (await readdir(folder)).filter((name) => !process.env.CASE || name === process.env.CASE);

describe('after all safe fixes the image is the same', () => {
  for (const name of cases) {
    it(name, async (test) => {
      const expected = JSON.parse(await readFile(join(folder, name, 'expect.json'), 'utf8')) as Expectation;
      const project = await mkdtemp(join(tmpdir(), 'plimsoll-test-'));
      test.after(() => rm(project, { recursive: true, force: true }));
      await cp(join(folder, name), project, {
        recursive: true,
        filter: (path) => !path.endsWith('expect.json'),
        verbatimSymlinks: true,
      });
      const before = join(project, 'Dockerfile');
      const text = await readFile(before, 'utf8');
      const { text: textAfter, removes, rules } = await fixed(project, text, expected.review);
      const missing = [...expected.rules, ...(expected.review ?? [])].filter((rule) => !rules.includes(rule));
      assert.deepEqual(missing, [], `fixed by ${rules.join(', ')}:\n${textAfter}`);
      await ensureBaseImages(text, textAfter);
      const after = join(await mkdtemp(join(tmpdir(), 'plimsoll-test-')), 'Dockerfile');
      test.after(() => rm(join(after, '..'), { recursive: true, force: true }));
      await writeFile(after, textAfter);
      const run = expected.before === 'fails' ? await repaired(before, after, project, expected) : await same();
      if (expected.request !== undefined) assert.equal(run?.answer?.status, 200, run?.stderr.join('\n'));
      else if (expected.outcome) assert.equal(run?.outcome, expected.outcome, run?.stderr.join('\n'));
      else assert.equal(run?.exitCode, expected.exit ?? 0, run?.stderr.join('\n'));

      async function same() {
        const changed = (expected.changed ?? []).map((glob) => ({ glob, kinds: ['changed', 'added'] as const }));
        const proof = await prove(before, after, {
          ...optionsOf(project, expected),
          explainedBy: [
            ...removes.map((glob) => ({ glob, kinds: ['removed', 'changed'] as const, reason: 'removed by a fix' })),
            ...changed.map((each) => ({ ...each, reason: expected.why ?? '' })),
          ],
          allowedConfig: expected.config,
        });
        assert.deepEqual([proof.unexplained, proof.worse], [[], []], textAfter);
        return proof.before.run;
      }
    });
  }
});

/** The run of the fixed image; as it was, the file must not build. */
async function repaired(before: string, after: string, project: string, expected: Expectation) {
  const options = optionsOf(project, expected);
  await assert.rejects(buildAndRun([before], options), { code: 'BUILD_FAILED' });
  const [built] = await buildAndRun([after], options);
  return built?.run;
}

function optionsOf(context: string, { request, port }: Expectation) {
  return { context, request, port, measure: false, grace: 2, settle: 2 };
}
