import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseChallenges } from '#registry/challenge.js';

// As the registries send them.
const CASES: readonly (readonly [string, readonly unknown[]])[] = [
  [
    'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"',
    [
      'bearer',
      { realm: 'https://auth.docker.io/token', service: 'registry.docker.io', scope: 'repository:library/node:pull' },
    ],
  ],
  [
    'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"',
    ['bearer', { realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: 'repository:user/image:pull' }],
  ],
  [
    'Basic realm="https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"',
    ['basic', { realm: 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/', service: 'ecr.amazonaws.com' }],
  ],
  [
    'Bearer realm="https://europe-docker.pkg.dev/v2/token",service="europe-docker.pkg.dev",scope="repository:p/r/i:pull",error="insufficient_scope"',
    [
      'bearer',
      {
        realm: 'https://europe-docker.pkg.dev/v2/token',
        service: 'europe-docker.pkg.dev',
        scope: 'repository:p/r/i:pull',
        error: 'insufficient_scope',
      },
    ],
  ],
  ['basic realm=plain', ['basic', { realm: 'plain' }]],
  ['Bearer realm="a \\"quoted\\" b, c" , scope="x,y z"', ['bearer', { realm: 'a "quoted" b, c', scope: 'x,y z' }]],
  [
    'Negotiate, Basic realm="x", Bearer realm="y"',
    ['negotiate', {}, 'basic', { realm: 'x' }, 'bearer', { realm: 'y' }],
  ],
  ['', []],
  ['Bearer', ['bearer', {}]],
  ['realm="x"', []],
  ['"', []],
  ['Bearer realm="open', ['bearer', { realm: '' }]],
];

for (const [header, expected] of CASES) {
  it(`reads ${header || 'an empty header'}`, () => {
    const found = parseChallenges(header).flatMap(({ scheme, parameters }) => [scheme, { ...parameters }]);
    assert.deepEqual(found, expected);
  });
}

it('reads a long header in time that grows with it', () => {
  assert.ok(parseChallenges(`Bearer realm="${'\\'.repeat(200_000)}`).length <= 1);
});
