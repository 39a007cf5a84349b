import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookUpManifest, lookUpTags } from '#registry/look-up.js';
import type { Fake } from './fake-registry.js';
import {
  failure,
  impatient,
  manifestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  send,
  sendJson,
  sendUnknown,
  sha256,
  someBytes,
  startFake,
} from './fake-registry.js';

const config = (architecture: string) =>
  Buffer.from(JSON.stringify({ os: 'linux', architecture, created: '2026-01-02T03:04:05Z' }));
const image = (architecture: string) => manifestOf(someBytes(1000), config(architecture));
const entry = (architecture: string) => {
  const text = JSON.stringify(image(architecture));
  return { mediaType: OCI_MANIFEST, digest: sha256(text), size: text.length, platform: { os: 'linux', architecture } };
};
const INDEX = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [entry('amd64'), entry('arm64')] };

/** A registry with a multi-arch image `1`, one for amd64 only under `amd64`, and whatever else is given by tag. */
async function registryWith(more: Readonly<Record<string, unknown>> = {}): Promise<Fake> {
  const documents = new Map<string, string>();
  const put = (value: unknown, tag?: string) => {
    const text = JSON.stringify(value);
    documents.set(sha256(text), text);
    if (tag !== undefined) documents.set(tag, text);
  };
  for (const architecture of ['amd64', 'arm64']) {
    put(image(architecture), architecture);
    documents.set(sha256(config(architecture)), config(architecture).toString());
  }
  put(INDEX, '1');
  for (const [tag, value] of Object.entries(more)) put(value, tag);
  return startFake(({ path }, response) => {
    const text = documents.get(path.split('/').at(-1) ?? '');
    if (path.includes('/tags/list')) return sendJson(response, { tags: ['1.9', '1.10', 'latest'] });
    if (text === undefined) return sendUnknown(response, 'MANIFEST_UNKNOWN');
    const type = (JSON.parse(text) as { readonly mediaType?: string }).mediaType ?? 'application/octet-stream';
    send(response, 200, text, { 'content-type': type });
  });
}

describe('what a manifest says', () => {
  it('is the platforms of an index', async () => {
    const { host } = await registryWith();
    const {
      platforms,
      image: none,
      name,
      manifest,
    } = await lookUpManifest(`${host}/acme/app:1`, undefined, impatient());
    assert.equal(name, `${host}/acme/app:1`);
    assert.equal(manifest.digest, sha256(JSON.stringify(INDEX)));
    assert.deepEqual(
      platforms?.map(({ platform }) => platform),
      ['linux/amd64', 'linux/arm64'],
    );
    assert.equal(none, undefined);
  });

  it('is the layers of an image and the facts of its config, without reading a layer', async () => {
    const fake = await registryWith();
    const { image: facts } = await lookUpManifest(`${fake.host}/acme/app:1`, 'linux/aarch64', impatient());
    assert.equal(facts?.platform, 'linux/arm64');
    assert.equal(facts?.created, '2026-01-02T03:04:05Z');
    assert.deepEqual(
      facts?.layers.map(({ size }) => size),
      [1000],
    );
    assert.ok(fake.received.every(({ path }) => !path.endsWith(sha256(someBytes(1000)))));
  });

  it('is found by digest', async () => {
    const { host } = await registryWith();
    const { digest } = entry('arm64');
    const { name, image: facts } = await lookUpManifest(`${host}/acme/app@${digest}`, undefined, impatient());
    assert.equal(name, `${host}/acme/app@${digest}`);
    assert.equal(facts?.platform, 'linux/arm64');
  });

  it('for a platform that the index lacks is an error that names those it has', async () => {
    const { host } = await registryWith();
    await assert.rejects(
      lookUpManifest(`${host}/acme/app:1`, 'linux/s390x', impatient()),
      failure('PLATFORM_UNKNOWN', /acme\/app:1 has no image for linux\/s390x/, /It has linux\/amd64, linux\/arm64\./),
    );
  });

  it('for a platform that the only image is not for is an error', async () => {
    const { host } = await registryWith();
    await assert.rejects(
      lookUpManifest(`${host}/acme/app:amd64`, 'linux/arm64', impatient()),
      failure('PLATFORM_UNKNOWN', /no image for linux\/arm64/, /It has linux\/amd64\./),
    );
  });

  it('for something that is no platform is an error', async () => {
    await assert.rejects(lookUpManifest('acme/app', 'arm64', impatient()), failure('PLATFORM_INVALID', /"arm64"/));
  });

  it('behind an index that points to itself is an error', async () => {
    const own = { mediaType: OCI_INDEX, digest: sha256('self'), platform: { os: 'linux', architecture: 'amd64' } };
    const loop = JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: [own] });
    const fake = await startFake((_, response) => send(response, 200, loop, { 'content-type': OCI_INDEX }));
    await assert.rejects(
      lookUpManifest(`${fake.host}/acme/app:1`, 'linux/amd64', impatient()),
      failure('DIGEST_MISMATCH'),
    );
    assert.equal(fake.received.length, 2);
  });

  it('behind too many indexes is an error, behind a few it is found', async () => {
    let inner: unknown = INDEX;
    const levels: Record<string, unknown> = {};
    for (let level = 1; level <= 6; level++) {
      const text = JSON.stringify(inner);
      inner = {
        schemaVersion: 2,
        mediaType: OCI_INDEX,
        manifests: [{ mediaType: OCI_INDEX, digest: sha256(text), size: text.length }],
      };
      levels[`nested-${level}`] = inner;
    }
    const { host } = await registryWith(levels);
    const { image: facts } = await lookUpManifest(`${host}/acme/app:nested-2`, 'linux/amd64', impatient());
    assert.equal(facts?.platform, 'linux/amd64');
    await assert.rejects(
      lookUpManifest(`${host}/acme/app:nested-6`, 'linux/amd64', impatient()),
      failure('REGISTRY_INVALID_ANSWER', /from one index to the next/),
    );
  });

  it('may be that of something else than an image', async () => {
    const chart = {
      ...image('amd64'),
      config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: sha256('{}'), size: 2 },
    };
    const { host } = await registryWith({ chart });
    const { image: facts } = await lookUpManifest(`${host}/acme/app:chart`, undefined, impatient());
    assert.equal(facts?.platform, undefined);
    assert.equal(facts?.layers.length, 1);
  });
});

describe('tags', () => {
  it('stand in the order of the registry, or by version', async () => {
    const { host } = await registryWith();
    const tags = async (choice: { readonly limit?: number; readonly sort?: boolean }) => {
      const { names, more } = await lookUpTags(`${host}/acme/app`, choice, impatient());
      return [...names, more];
    };
    assert.deepEqual(await tags({}), ['1.9', '1.10', 'latest', false]);
    assert.deepEqual(await tags({ sort: true }), ['1.10', '1.9', 'latest', false]);
    assert.deepEqual(await tags({ sort: true, limit: 1 }), ['1.10', true]);
  });

  it('of a name that is none are an error', async () => {
    const NAMES: readonly (readonly [string, RegExp])[] = [
      ['', /"" is no image name: it is empty/],
      ['Acme/App', /upper-case letters/],
      ['https://ghcr.io/acme/app', /URL/],
      ['acme/app:', /bad tag/],
      ['acme/app@sha256:12', /bad digest/],
      ['reg.example:99999/app', /port is too large|its port/],
    ];
    for (const [name, message] of NAMES) {
      await assert.rejects(lookUpTags(name, {}, impatient()), failure('IMAGE_NAME_INVALID', message));
    }
  });
});
