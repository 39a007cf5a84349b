import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseImageName } from '#model/image-name.js';

const CASES: readonly (readonly [string, string | undefined, string?, string?])[] = [
  ['node', 'node'],
  ['node:24-slim', 'node', '24-slim'],
  ['library/node', 'node'],
  ['docker.io/library/node:24', 'node', '24'],
  ['acme/app', 'acme/app'],
  ['ghcr.io/acme/app:1', 'ghcr.io/acme/app', '1'],
  ['localhost:5000/app', 'localhost:5000/app'],
  ['localhost/app:2', 'localhost/app', '2'],
  [`debian:13@sha256:${'a'.repeat(64)}`, 'debian', '13', `sha256:${'a'.repeat(64)}`],
  ['Node', undefined],
  ['node:', undefined],
  ['no de', undefined],
  ['node@sha256:12', undefined],
];

for (const [text, repository, tag, digest] of CASES) {
  it(`reads ${text}`, () => {
    const name = parseImageName(text);
    assert.deepEqual([name?.repository, name?.tag, name?.digest], [repository, tag, digest]);
  });
}
