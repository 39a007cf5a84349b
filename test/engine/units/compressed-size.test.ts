import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { compressedSize } from '#engine/compressed-size.js';
import type { Engine } from '#engine/engine.js';
import { writeTar } from '../../image/write-tar.js';

describe('compressedSize', () => {
  const layer = randomBytes(100_000);
  const compressed = gzipSync(randomBytes(50_000));
  const image = writeTar([
    { path: 'blobs/sha256/config', content: '{}' },
    { path: 'one/layer.tar', content: layer },
    { path: 'blobs/sha256/two', content: compressed },
    { path: 'manifest.json', content: '[]' },
  ]);

  for (const piece of [100, 65_536, 2 ** 20])
    it(`counts layers as a registry has them, and no JSON, in pieces of ${piece} bytes`, async () => {
      const known = new Map<string, number>();
      const size = await compressedSize(engineThatSaves(image, piece), 'app', known);
      assert.equal(size, gzipSync(layer).length + compressed.length);
      assert.equal(known.get('one/layer.tar'), gzipSync(layer).length);
      assert.equal(await compressedSize(engineThatSaves(image, piece), 'app', new Map(known)), size);
    });
});

function engineThatSaves(tar: Buffer, piece: number): Engine {
  async function* output(): AsyncGenerator<Buffer> {
    for (let at = 0; at < tar.length; at += piece) yield tar.subarray(at, at + piece);
  }
  const run = async (_: readonly string[], { onOutput }: { onOutput?: (stream: AsyncIterable<Buffer>) => unknown }) => {
    await onOutput?.(output());
    return { code: 0, stdout: '', stderr: '' };
  };
  return { run } as unknown as Engine;
}
