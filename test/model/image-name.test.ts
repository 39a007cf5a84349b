import assert from 'node:assert/strict';
import { it } from 'node:test';
import { imageNameProblem, isRegistryHost, parseImageName } from '#model/image-name.js';

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

const HEX = 'a'.repeat(64);

// [text, registry, path, tag, digest]; source: the tests and the code of distribution/reference.
const PARTS: readonly (readonly [string, string, string, string?, string?])[] = [
  ['ubuntu', 'docker.io', 'library/ubuntu'],
  ['library/ubuntu', 'docker.io', 'library/ubuntu'],
  ['docker.io/ubuntu', 'docker.io', 'library/ubuntu'],
  ['index.docker.io/ubuntu:1', 'docker.io', 'library/ubuntu', '1'],
  ['index.docker.io/acme/app', 'docker.io', 'acme/app'],
  ['acme/app', 'docker.io', 'acme/app'],
  ['acme/app/part', 'docker.io', 'acme/app/part'],
  ['a.b:5000/x', 'a.b:5000', 'x'],
  [`a.b:5000/x@sha256:${HEX}`, 'a.b:5000', 'x', undefined, `sha256:${HEX}`],
  [`a.b:5000/x:1@sha256:${HEX}`, 'a.b:5000', 'x', '1', `sha256:${HEX}`],
  ['localhost/x', 'localhost', 'x'],
  ['localhost:80/x/y:z', 'localhost:80', 'x/y', 'z'],
  ['[2001:db8::1]:5000/x', '[2001:db8::1]:5000', 'x'],
  ['127.0.0.1/x', '127.0.0.1', 'x'],
  ['Upper/x', 'Upper', 'x'],
  ['a__b/c-d.e_f', 'docker.io', 'a__b/c-d.e_f'],
  ['a--b', 'docker.io', 'library/a--b'],
  ['ghcr.io/acme/app:V1.0_rc-1', 'ghcr.io', 'acme/app', 'V1.0_rc-1'],
  [`x@sha512:${'0'.repeat(128)}`, 'docker.io', 'library/x', undefined, `sha512:${'0'.repeat(128)}`],
  [`x:${'t'.repeat(128)}`, 'docker.io', 'library/x', 't'.repeat(128)],
  [`a/${'b'.repeat(253)}`, 'docker.io', `a/${'b'.repeat(253)}`],
];

for (const [text, registry, path, tag, digest] of PARTS) {
  it(`finds registry and path in ${text.slice(0, 60)}`, () => {
    const name = parseImageName(text);
    assert.deepEqual([name?.registry, name?.path, name?.tag, name?.digest], [registry, path, tag, digest]);
  });
}

const PROBLEMS: readonly (readonly [string, RegExp])[] = [
  ['', /empty/],
  ['a b', /white space/],
  ['https://ghcr.io/acme/app', /URL/],
  ['App', /upper-case/],
  ['My/App', /upper-case/],
  ['ghcr.io/Acme/app', /upper-case/],
  [HEX, /ID of an image/],
  ['a:', /bad tag/],
  ['a:.x', /bad tag/],
  ['a:1:2', /bad tag/],
  [`a:${'t'.repeat(129)}`, /bad tag/],
  ['a@sha256:abc', /bad digest/],
  [`a@sha256:${HEX.toUpperCase()}`, /bad digest/],
  [`a@md5:${'a'.repeat(32)}`, /bad digest/],
  ['a@', /bad digest/],
  [`a/${'b'.repeat(254)}`, /longer than 255/],
  ['-a.b/c', /no host name/],
  ['a.b:port/c', /no host name/],
  ['a//b', /does not follow/],
  ['/a', /does not follow/],
  ['a/', /does not follow/],
  ['-a', /does not follow/],
  ['a..b', /does not follow/],
  ['a___b', /does not follow/],
];

for (const [text, problem] of PROBLEMS) {
  it(`refuses ${JSON.stringify(text.slice(0, 60))} and says why`, () => {
    assert.equal(parseImageName(text), undefined);
    assert.match(imageNameProblem(text), problem);
  });
}

it('knows hosts of registries', () => {
  for (const host of ['localhost', 'localhost:5000', 'a.b', '[::1]:5000', '10.0.0.1'])
    assert.ok(isRegistryHost(host), host);
  for (const host of ['', 'a/b', 'a b', 'http://a', 'a:b', '-a', 'user@host']) assert.ok(!isRegistryHost(host), host);
});
