import assert from 'node:assert/strict';
import { it } from 'node:test';
import { endpointsOf } from '#registry/endpoint.js';

const CASES: readonly (readonly [registry: string, insecure: boolean, expected: readonly string[]])[] = [
  ['docker.io', false, ['https://registry-1.docker.io/']],
  ['ghcr.io', false, ['https://ghcr.io/']],
  ['ghcr.io', true, ['https://ghcr.io/', 'http://ghcr.io/']],
  ['reg.example:5000', false, ['https://reg.example:5000/']],
  ['localhost:5000', false, ['https://localhost:5000/', 'http://localhost:5000/']],
  ['127.0.0.1:5000', false, ['https://127.0.0.1:5000/', 'http://127.0.0.1:5000/']],
  ['127.1.2.3', false, ['https://127.1.2.3/', 'http://127.1.2.3/']],
  ['[::1]:5000', false, ['https://[::1]:5000/', 'http://[::1]:5000/']],
  ['[::2]:5000', false, ['https://[::2]:5000/']],
  ['localhost.example', false, ['https://localhost.example/']],
  ['127.0.0.1.example', false, ['https://127.0.0.1.example/']],
  ['0.0.0.0:5000', false, ['https://0.0.0.0:5000/']],
];

for (const [registry, insecure, expected] of CASES) {
  it(`${registry} ${insecure ? 'with --insecure ' : ''}is at ${expected.join(', then ')}`, () => {
    assert.deepEqual(
      endpointsOf(registry, insecure).map(({ href }) => href),
      expected,
    );
  });
}
