import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { analyseImage } from '#image/analyse.js';
import { standardLimits } from '#image/limits.js';
import { openImage } from '#image/sources/open-image.js';
import { ToolError } from '../../../src/tool-error.js';
import type { ImageFixture, Manifest } from '../write-image.js';
import { addBlob, hex, layoutFiles, temporaryFolder, writeFolder, writeSaved } from '../write-image.js';
import type { Member } from '../write-tar.js';
import { writeTar } from '../write-tar.js';

const plain: ImageFixture = { layers: [[{ path: 'a', content: 'hello' }]] };

/** Changes a layout that is sound; undefined where the fault is enough. */
const layouts: readonly [string, string, () => Map<string, Buffer>][] = [
  [
    'a layer with other content',
    'IMAGE_DAMAGED',
    () =>
      altered(
        layoutFiles(plain),
        (manifest) => manifest.layers[0]?.digest,
        (blob) => flipped(blob),
      ),
  ],
  [
    'a layer that is cut off',
    'IMAGE_DAMAGED',
    () =>
      altered(
        layoutFiles(plain),
        (manifest) => manifest.layers[0]?.digest,
        (blob) => blob.subarray(0, 700),
      ),
  ],
  [
    'a layer that goes on',
    'IMAGE_DAMAGED',
    () =>
      altered(
        layoutFiles(plain),
        (manifest) => manifest.layers[0]?.digest,
        (blob) => Buffer.concat([blob, blob]),
      ),
  ],
  [
    'a config with other content',
    'IMAGE_DAMAGED',
    () =>
      altered(
        layoutFiles(plain),
        (manifest) => manifest.config.digest,
        (blob) => Buffer.concat([blob, Buffer.from(' ')]),
      ),
  ],
  ['a manifest with other content', 'IMAGE_DAMAGED', () => changedManifest()],
  [
    'a digest that is a path',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => rename(manifest, '../../../../etc/passwd')),
  ],
  [
    'a digest with a path behind it',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => rename(manifest, 'sha256:../../../../../etc/passwd')),
  ],
  [
    'a digest of an unknown kind',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => rename(manifest, `md5:${'0'.repeat(32)}`)),
  ],
  [
    'a layer that is not there',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => rename(manifest, `sha256:${'0'.repeat(64)}`)),
  ],
  ['a negative size', 'IMAGE_DAMAGED', () => layoutFiles(plain, (manifest) => resize(manifest, -1))],
  ['a size that is no number', 'IMAGE_DAMAGED', () => layoutFiles(plain, (manifest) => resize(manifest, Number.NaN))],
  ['a size that is too small', 'IMAGE_DAMAGED', () => layoutFiles(plain, (manifest) => resize(manifest, 3))],
  ['a size beyond what numbers hold', 'IMAGE_DAMAGED', () => layoutFiles(plain, (manifest) => resize(manifest, 1e300))],
  [
    'more layers than diffIDs',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => void manifest.layers.push(...manifest.layers)),
  ],
  ['fewer layers than the history has', 'IMAGE_DAMAGED', () => layoutFiles({ ...plain, history: [{}, {}, {}] })],
  [
    'a history that is a text',
    'IMAGE_DAMAGED',
    () => layoutFiles({ ...plain, history: 'long' as unknown as object[] }),
  ],
  [
    'a list of variables that is an object',
    'IMAGE_DAMAGED',
    () => layoutFiles({ ...plain, config: { Env: { length: 1e9 } } }),
  ],
  ['labels that are numbers', 'IMAGE_DAMAGED', () => layoutFiles({ ...plain, config: { Labels: { a: 1 } } })],
  ['an index that contains itself', 'IMAGE_DAMAGED', () => nestedIndex(1)],
  ['an index in an index in an index', 'IMAGE_DAMAGED', () => nestedIndex(40)],
  ['an empty index', 'PLATFORM_UNKNOWN', () => new Map([['index.json', Buffer.from('{"manifests":[]}')]])],
  ['an index that is no JSON', 'NOT_AN_IMAGE', () => new Map([['index.json', Buffer.from('{'.repeat(100_000))]])],
  ['an index that is null', 'NOT_AN_IMAGE', () => new Map([['index.json', Buffer.from('null')]])],
  ['an index without a list', 'IMAGE_DAMAGED', () => new Map([['index.json', Buffer.from('{"manifests":7}')]])],
  ['an index of nulls', 'IMAGE_DAMAGED', () => new Map([['index.json', Buffer.from('{"manifests":[null]}')]])],
  ['an index of 9 MB', 'IMAGE_LIMIT', () => new Map([['index.json', Buffer.alloc(9 * 2 ** 20, ' ')]])],
  [
    'a manifest without layers',
    'IMAGE_DAMAGED',
    () => layoutFiles(plain, (manifest) => void Object.assign(manifest, { layers: 'none' })),
  ],
  ['a gzip layer that is cut off', 'IMAGE_DAMAGED', () => stored((tar) => gzipSync(tar).subarray(0, -9))],
  ['a gzip layer with a wrong checksum', 'IMAGE_DAMAGED', () => stored((tar) => flipped(gzipSync(tar), -6))],
  ['a gzip header and nothing else', 'IMAGE_DAMAGED', () => stored(() => Buffer.from([0x1f, 0x8b]))],
  [
    'a gzip layer with other content than the diffID',
    'IMAGE_DAMAGED',
    () => stored(() => gzipSync(writeTar([{ path: 'other' }]))),
  ],
  [
    'a zstd layer of noise',
    'IMAGE_DAMAGED',
    () => stored(() => Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(900, 0xa5)])),
  ],
  [
    'a zstd layer that wants 2 GiB of memory',
    'IMAGE_DAMAGED',
    () => stored(() => Buffer.concat([Buffer.from('28b52ffd00a8', 'hex'), Buffer.alloc(64)])),
  ],
  ['a bomb of gzip', 'IMAGE_LIMIT', () => bomb()],
];

/** Files that are given as an archive. */
const archives: readonly [string, string, (path: string) => void][] = [
  ['an empty file', 'NOT_AN_IMAGE', (path) => writeFileSync(path, '')],
  ['a text', 'NOT_AN_IMAGE', (path) => writeFileSync(path, 'FROM scratch\n'.repeat(100))],
  [
    'a tar of files',
    'NOT_AN_IMAGE',
    (path) => writeFileSync(path, writeTar([{ path: 'etc/passwd', content: 'root' }])),
  ],
  ['an archive that is cut off', 'IMAGE_DAMAGED', (path) => writeFileSync(path, savedTar().subarray(0, 1400))],
  [
    'a compressed archive that is cut off',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, gzipSync(savedTar()).subarray(0, -20)),
  ],
  ['layers that are links in a circle', 'IMAGE_DAMAGED', (path) => writeFileSync(path, circle())],
  [
    'a manifest that names files of the machine',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, manifestOf('../../../../etc/passwd', ['/etc/passwd'])),
  ],
  [
    'a manifest that is no list',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, writeTar([{ path: 'manifest.json', content: '{"Config":1}' }])),
  ],
  [
    'a manifest of nothing',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, writeTar([{ path: 'manifest.json', content: '[{}]' }])),
  ],
  [
    'a member larger than the file',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, writeTar([{ path: 'manifest.json', size: 2 ** 32 }])),
  ],
  [
    'a config under a name that is not its digest',
    'IMAGE_DAMAGED',
    (path) => writeFileSync(path, manifestOf(`${'0'.repeat(64)}.json`, [])),
  ],
];

describe('hostile images', () => {
  for (const [name, code, make] of layouts) {
    it(`refuses ${name}`, async (test) => {
      const folder = temporaryFolder(test);
      writeFolder(folder, make());
      await refuses(`oci:${folder}`, code);
    });
  }

  for (const [name, code, write] of archives) {
    it(`refuses ${name}`, async (test) => {
      const path = join(temporaryFolder(test), 'image.tar');
      write(path);
      await refuses(path, code);
    });
  }

  it('has taken less than 300 MB for all of them', () => {
    assert.ok(process.resourceUsage().maxRSS < 300 * 1024, `${process.resourceUsage().maxRSS} KiB`);
  });
});

async function refuses(reference: string, code: string): Promise<void> {
  const limits = { ...standardLimits, ratioFrom: 2 ** 22 };
  await assert.rejects(
    async () => {
      const image = await openImage(reference, { limits });
      await analyseImage(image, { limits }).finally(() => image.close());
    },
    (error) => {
      assert.ok(error instanceof ToolError, String((error as Error).stack));
      assert.equal(error.code, code, error.message);
      assert.doesNotMatch(error.message, /\n|root:x/);
      return true;
    },
  );
}

function altered(
  files: Map<string, Buffer>,
  choose: (manifest: Manifest) => string | undefined,
  change: (blob: Buffer) => Buffer,
): Map<string, Buffer> {
  const index = JSON.parse(String(files.get('index.json'))) as { manifests: { digest: string }[] };
  const pathOf = (digest = '') => `blobs/${digest.replace(':', '/')}`;
  const manifest = JSON.parse(String(files.get(pathOf(index.manifests[0]?.digest)))) as Manifest;
  const path = pathOf(choose(manifest));
  return files.set(path, change(files.get(path) as Buffer));
}

function changedManifest(): Map<string, Buffer> {
  const files = layoutFiles(plain);
  const index = JSON.parse(String(files.get('index.json'))) as { manifests: { digest: string }[] };
  const path = `blobs/${index.manifests[0]?.digest.replace(':', '/')}`;
  return files.set(path, Buffer.concat([files.get(path) as Buffer, Buffer.from('\n')]));
}

function rename(manifest: Manifest, digest: string): void {
  for (const layer of manifest.layers) layer.digest = digest;
}

function resize(manifest: Manifest, size: number): void {
  for (const layer of manifest.layers) layer.size = size;
}

function flipped(bytes: Buffer, at = 520): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] as number) ^ 1;
  return copy;
}

function stored(compress: (tar: Buffer) => Buffer): Map<string, Buffer> {
  const tar = writeTar([{ path: 'a', content: 'hello' }]);
  return layoutFiles({ layers: [{ tar, stored: compress(tar) }] });
}

function bomb(): Map<string, Buffer> {
  const tar = writeTar([{ path: 'zeros', content: Buffer.alloc(2 ** 24) }]);
  return layoutFiles({ layers: [{ tar, stored: gzipSync(tar) }] });
}

/** An index that leads to an index; a depth of 1 names its own place, which its digest cannot allow. */
function nestedIndex(depth: number): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const indexType = 'application/vnd.oci.image.index.v1+json';
  let inner = { mediaType: indexType, digest: `sha256:${hex(Buffer.from('self'))}`, size: 1 };
  for (let level = 0; level < depth; level++) {
    const content = Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [inner] }));
    if (depth === 1) files.set(`blobs/${inner.digest.replace(':', '/')}`, content);
    inner = addBlob(files, content, indexType);
  }
  return files.set('index.json', Buffer.from(JSON.stringify({ manifests: [inner] })));
}

function savedTar(): Buffer {
  return manifestOf('config.json', ['layer.tar'], [{ path: 'layer.tar', content: writeTar([{ path: 'a' }]) }]);
}

function circle(): Buffer {
  return manifestOf(
    'config.json',
    ['a/layer.tar'],
    [
      { path: 'a/layer.tar', type: '2', link: '../b/layer.tar' },
      { path: 'b/layer.tar', type: '2', link: '../a/layer.tar' },
    ],
  );
}

function manifestOf(config: string, layers: readonly string[], more: readonly Member[] = []): Buffer {
  return writeTar([
    { path: config.replaceAll('../', ''), content: '{}' },
    ...more,
    { path: 'manifest.json', content: JSON.stringify([{ Config: config, RepoTags: null, Layers: layers }]) },
  ]);
}

it('accepts the sound archive that the hostile ones differ from', async (test) => {
  const path = join(temporaryFolder(test), 'image.tar');
  writeSaved(path, plain);
  const image = await openImage(path);
  assert.equal((await analyseImage(image)).layers.length, 1);
  await image.close();
});
