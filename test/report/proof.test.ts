import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '#engine/compare.js';
import type { OpenedFiles } from '#engine/opened-files.js';
import { formatProof } from '#report/proof.js';
import { built, file, files } from '../engine/units/sample-images.js';
import { assertExpected } from './expected.js';

const secret = ['hunter2', 'hunter3'].join('-');
const before = built({
  config: { ...built().config, Env: [`DB_PASSWORD=${secret}`], Labels: { 'api-token': secret } },
  files: files(file('/etc/old'), file('/var/lib/apt/lists/x', { size: 19_000_000 }), file('/var/lib/apt/lists/y')),
  steps: [
    {
      name: '[2/3] RUN make',
      stage: undefined,
      position: { index: 2, count: 3 },
      instruction: `RUN make PASSWORD=${secret} ${'long '.repeat(30)}`,
      internal: false,
      seconds: 12.34,
      cached: false,
      error: undefined,
      output: [],
      line: 7,
    },
  ],
});
const after = built({
  dockerfile: 'docker/a-rather-long-folder-name/Dockerfile.after',
  size: 268_100_000,
  compressed: 150_000_000,
  layers: 7,
  warmSeconds: 0.9,
  uid: 1000,
  config: { ...built().config, User: 'node', Cmd: ['node', 'server.js'], Env: [] },
  files: files(),
});
const proof = compare(before, after, {
  explainedBy: [{ glob: '/var/lib/apt/lists/**', kinds: ['removed'], reason: 'the lists of apt' }],
});
const plain = { colour: false, width: 80 };

describe('a proof', () => {
  it('is a table of 80 columns with what nothing explains', () => {
    const text = formatProof(proof, 'text', plain);
    assertExpected('proof.txt', text);
    assert.ok(text.split('\n').every((line) => line.length <= 80));
  });

  it('is Markdown for a pull request', () => {
    assertExpected('proof.md', formatProof(proof, 'markdown', plain));
  });

  it('says what the original opens of what was left behind, or why nobody knows', () => {
    const text = (opened: OpenedFiles) =>
      formatProof(compare(before, after, { opened }), 'text', plain).replace(/\s+/g, ' ');
    assert.match(
      text({ lost: 1234, opened: [] }),
      / opened: of 1,234 files that were left behind, the original opens none while it runs /,
    );
    assert.match(text({ lost: 2, opened: ['/app/a'] }), / the original opens 1 while .* \/app\/a is opened before/);
    assert.match(
      text({ lost: 2, notNoted: 'the image has no Perl' }),
      / opened: which of 2 files that were left behind the original opens is not noted: the image has no Perl /,
    );
  });

  it('is JSON with every difference', () => {
    const json = JSON.parse(formatProof(proof, 'json', plain)) as {
      readonly schema: number;
      readonly proven: boolean;
      readonly files: readonly unknown[];
      readonly before: { readonly files: number; readonly size: number };
    };
    assert.deepEqual([json.schema, json.proven, json.files.length], [1, false, 3]);
    assert.deepEqual([json.before.files, json.before.size], [3, 412_345_678]);
  });

  it('says so when it is one', () => {
    const text = formatProof(compare(before, before), 'text', plain);
    assert.match(text, /\nProven: nothing is unexplained, nothing is worse\.\n$/);
  });

  it('of one image has its slowest steps with their lines', () => {
    assertExpected('proof-one.txt', formatProof(before, 'text', plain));
  });

  it('holds no secret in any format', () => {
    for (const shown of [proof, before]) {
      for (const format of ['text', 'json', 'markdown'] as const) {
        assert.ok(!formatProof(shown, format, plain).includes(secret), format);
      }
    }
  });

  it('has colours only where they are wanted', () => {
    assert.ok(!formatProof(proof, 'text', plain).includes('\u001b'));
    assert.ok(formatProof(proof, 'text', { ...plain, colour: true }).includes('\u001b[1;31mNot proven'));
  });
});
