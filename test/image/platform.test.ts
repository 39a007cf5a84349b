import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Platform } from '#image/platform.js';
import { entryFor, parsePlatform, platformEntries, platformText, serves } from '#image/platform.js';

const NAMES: readonly (readonly [string, string | undefined])[] = [
  ['linux/amd64', 'linux/amd64'],
  ['Linux/x86_64', 'linux/amd64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/amd64/v3', 'linux/amd64/v3'],
  ['linux/aarch64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm64/8', 'linux/arm64'],
  ['linux/arm', 'linux/arm/v7'],
  ['linux/armhf', 'linux/arm/v7'],
  ['linux/armel', 'linux/arm/v6'],
  ['linux/arm/6', 'linux/arm/v6'],
  ['windows/amd64', 'windows/amd64'],
  ['linux', undefined],
  ['linux/', undefined],
  ['linux/arm/v7/x', undefined],
  ['linux/constructor', 'linux/constructor'],
  ['', undefined],
];

describe('a platform', () => {
  for (const [text, expected] of NAMES) {
    it(`is read from ${JSON.stringify(text)}`, () => {
      const platform = parsePlatform(text);
      assert.equal(platform && platformText(platform), expected);
    });
  }
});

const of = (text: string) => parsePlatform(text) as Platform;

/** An index with these platforms; the digest of each is its name. */
function indexOf(...names: readonly string[]) {
  return platformEntries({
    manifests: names.map((name) => {
      const [os, architecture, variant] = name.split('/');
      return { mediaType: 'm', digest: name, size: 1, platform: { os, architecture, variant } };
    }),
  });
}

const CHOICES: readonly (readonly [wanted: string, index: readonly string[], expected: string | undefined])[] = [
  ['linux/arm64', ['linux/amd64', 'linux/arm64/v8'], 'linux/arm64/v8'],
  ['linux/amd64', ['linux/arm64', 'linux/amd64'], 'linux/amd64'],
  ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v3'], 'linux/amd64/v3'],
  ['linux/amd64/v3', ['linux/amd64'], 'linux/amd64'],
  ['linux/amd64', ['linux/amd64/v3'], undefined],
  ['linux/arm', ['linux/arm/v5', 'linux/arm/v6'], 'linux/arm/v6'],
  ['linux/arm/v6', ['linux/arm/v7', 'linux/arm/v5'], 'linux/arm/v5'],
  ['linux/arm/v6', ['linux/arm/v7'], undefined],
  ['linux/arm64', ['linux/arm/v7'], undefined],
  ['windows/amd64', ['linux/amd64'], undefined],
  ['linux/amd64', [], undefined],
];

describe('the image of an index', () => {
  for (const [wanted, index, expected] of CHOICES) {
    it(`for ${wanted} of ${index.join(', ') || 'none'} is ${expected ?? 'none'}`, () => {
      assert.equal(entryFor(indexOf(...index), of(wanted))?.digest, expected);
    });
  }

  it('is never an attestation', () => {
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const platform = { os: 'unknown', architecture: 'unknown' };
    assert.deepEqual(platformEntries({ manifests: [{ digest: 'a', platform, annotations }] }), []);
  });

  it('is the only one when that names no platform', () => {
    assert.equal(entryFor(platformEntries({ manifests: [{ digest: 'a' }] }), of('linux/amd64'))?.digest, 'a');
    assert.equal(
      entryFor(platformEntries({ manifests: [{ digest: 'a' }, { digest: 'b' }] }), of('linux/amd64')),
      undefined,
    );
  });

  it('is found whatever else the index says', () => {
    const broken = { manifests: [null, 1, 'a', {}, { digest: 1 }, { digest: 'a', platform: 'x', size: '1' }] };
    assert.deepEqual(platformEntries(broken), [{ platform: undefined, mediaType: '', digest: 'a', size: undefined }]);
    assert.deepEqual(platformEntries({}), []);
  });
});

it('an image serves the platforms that can run it', () => {
  assert.ok(serves(of('linux/arm/v6'), of('linux/arm/v7')));
  assert.ok(!serves(of('linux/arm/v7'), of('linux/arm/v6')));
});
