import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { analyseImage } from '#image/analyse.js';
import type { Image } from '#image/image.js';
import { openImage } from '#image/sources/open-image.js';
import type { ImageFixture } from './write-image.js';
import { addBlob, hex, layoutFiles, temporaryFolder, writeFolder, writeSaved } from './write-image.js';
import { writeTar } from './write-tar.js';

const base = writeTar([
  { path: 'etc', type: '5' },
  { path: 'etc/os-release', content: 'ID=test\n' },
]);
const top = writeTar([{ path: 'app/main.js', content: 'x'.repeat(2000) }, { path: 'etc/.wh.os-release' }]);
const fixture: ImageFixture = {
  layers: [{ tar: base, stored: gzipSync(base) }, { tar: top }],
  config: { User: 'app' },
  history: [{ created_by: 'ADD rootfs' }, { created_by: 'USER app', empty_layer: true }, { created_by: 'COPY . /app' }],
};

describe('openImage', () => {
  it('reads what docker save writes, plain and compressed', async (test) => {
    const folder = temporaryFolder(test);
    const path = join(folder, 'image.tar');
    writeSaved(path, fixture);
    writeFileSync(join(folder, 'image.tar.gz'), gzipSync(readFileSync(path)));
    const before = spools();
    for (const name of [path, join(folder, 'image.tar.gz')]) await isTheFixture(await openImage(name));
    assert.deepEqual(spools(), before, 'temporary copies are removed');
  });

  it('chooses among several images of an archive', async (test) => {
    const path = join(temporaryFolder(test), 'image.tar');
    const config = (user: string) => Buffer.from(JSON.stringify({ config: { User: user }, rootfs: { diff_ids: [] } }));
    const list = ['one', 'two'].map((user) => ({
      Config: `${hex(config(user))}.json`,
      RepoTags: [`${user}:latest`],
      Layers: [],
    }));
    const members = ['one', 'two'].map((user) => ({ path: `${hex(config(user))}.json`, content: config(user) }));
    writeFileSync(path, writeTar([...members, { path: 'manifest.json', content: JSON.stringify(list) }]));
    const image = await openImage(`${path}#two`);
    assert.equal((await image.config()).config?.User, 'two');
    await image.close();
    await assert.rejects(openImage(path), { code: 'IMAGE_NOT_FOUND', hint: /one:latest, two:latest/ });
  });

  it('follows the links that old archives have for equal layers', async (test) => {
    const path = join(temporaryFolder(test), 'image.tar');
    const tar = writeTar([{ path: 'a' }]);
    const config = Buffer.from(JSON.stringify({ rootfs: { diff_ids: [`sha256:${hex(tar)}`, `sha256:${hex(tar)}`] } }));
    const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: [], Layers: ['1/layer.tar', '2/layer.tar'] }]);
    writeFileSync(
      path,
      writeTar([
        { path: 'c.json', content: config },
        { path: '1/layer.tar', content: tar },
        { path: '2/layer.tar', type: '2', link: '../1/layer.tar' },
        { path: 'manifest.json', content: manifest },
      ]),
    );
    const image = await openImage(path);
    assert.equal((await analyseImage(image)).layers.length, 2);
    await image.close();
  });

  it('reads OCI layouts in a folder and in a tar', async (test) => {
    const folder = temporaryFolder(test);
    const files = layoutFiles(fixture);
    writeFolder(join(folder, 'layout'), files);
    writeFileSync(join(folder, 'image.tar'), writeTar([...files].map(([path, content]) => ({ path, content }))));
    await isTheFixture(await openImage(`oci:${join(folder, 'layout')}`), true);
    await isTheFixture(await openImage(join(folder, 'image.tar')), true);
  });

  it('chooses a platform of an index and leaves attestations out', async (test) => {
    const folder = temporaryFolder(test);
    const files = indexOf(['amd64', 'arm64']);
    writeFolder(folder, files);
    const image = await openImage(`oci:${folder}`, { platform: 'linux/arm64' });
    assert.equal(image.platform.architecture, 'arm64');
    await assert.rejects(openImage(`oci:${folder}`, { platform: 'linux/s390x' }), {
      code: 'PLATFORM_UNKNOWN',
      hint: 'Choose with --platform: linux/amd64, linux/arm64.',
    });
    await assert.rejects(openImage(`oci:${folder}`, { platform: 'arm64' }), { code: 'PLATFORM_INVALID' });
  });

  it('reads from a registry client', async () => {
    const files = layoutFiles(fixture);
    const index = JSON.parse(String(files.get('index.json'))) as { manifests: { digest: string }[] };
    const content = (digest: string) => files.get(`blobs/${digest.replace(':', '/')}`) as Buffer;
    const registry = async () => ({
      reference: 'latest',
      store: {
        manifest: async () => {
          const digest = index.manifests[0]?.digest as string;
          return { mediaType: '', bytes: content(digest), digest };
        },
        blob: async (digest: string) => Readable.from([content(digest)]),
      },
    });
    await isTheFixture(await openImage('example.com/app', { registry }), true);
  });

  it('reads from an engine, and says when it has none', async (test) => {
    const folder = temporaryFolder(test);
    const path = join(folder, 'image.tar');
    writeSaved(path, fixture);
    const server = createServer((request, response) => {
      if (request.url === '/images/team%2Fapp%3A1/get') response.end(readFileSync(path));
      else if (request.url === '/images/broken/get') response.writeHead(500).end();
      else response.writeHead(404).end('{"message":"no such image"}');
    });
    const socket = join(folder, 'docker.sock');
    await new Promise<void>((done) => server.listen(socket, done));
    test.after(() => server.close());
    const dockerHost = `unix://${socket}`;
    await isTheFixture(await openImage('docker:team/app:1', { dockerHost }));
    await isTheFixture(await openImage('team/app:1', { dockerHost }));
    await assert.rejects(openImage('docker:absent', { dockerHost }), {
      code: 'IMAGE_NOT_FOUND',
      hint: /docker pull absent/,
    });
    await assert.rejects(openImage('docker:broken', { dockerHost }), { code: 'ENGINE_FAILED' });
    const nowhere = { dockerHost: `unix://${folder}/none.sock` };
    await assert.rejects(openImage('docker:app', nowhere), { code: 'ENGINE_ABSENT' });
    await assert.rejects(openImage('docker:app', { dockerHost: 'ssh://host' }), { code: 'ENGINE_UNSUPPORTED' });
  });

  it('says in one line what is missing', async (test) => {
    const folder = temporaryFolder(test);
    await assert.rejects(openImage(`${folder}/none.tar`), { code: 'FILE_NOT_FOUND' });
    await assert.rejects(openImage(`oci:${folder}/none`), { code: 'FILE_NOT_FOUND' });
    await assert.rejects(openImage(`oci:${folder}`), { code: 'NOT_AN_IMAGE' });
    await assert.rejects(openImage(`${folder}/`), { code: 'NOT_AN_IMAGE', hint: /oci:/ });
  });

  it('hands out blobs and entries that are checked on the way', async (test) => {
    const folder = temporaryFolder(test);
    writeFolder(folder, layoutFiles(fixture));
    const [first] = (await openImage(`oci:${folder}`)).layers;
    const pieces: Buffer[] = [];
    for await (const piece of (await first?.open()) ?? []) pieces.push(piece as Buffer);
    assert.equal(`sha256:${hex(Buffer.concat(pieces))}`, first?.digest);
    const paths: string[] = [];
    for await (const { path } of first?.entries() ?? []) paths.push(path);
    assert.deepEqual(paths, ['etc', 'etc/os-release']);
  });
});

async function isTheFixture(image: Image, hasDigest = false): Promise<void> {
  const { layers } = await analyseImage(image);
  assert.equal(image.digest !== undefined, hasDigest);
  assert.deepEqual(
    image.layers.map(({ createdBy, diffId }) => [createdBy, diffId]),
    [
      ['ADD rootfs', `sha256:${hex(base)}`],
      ['COPY . /app', `sha256:${hex(top)}`],
    ],
  );
  assert.deepEqual(
    layers.map(({ unpackedSize, contentSize, table }) => [unpackedSize, contentSize, table.length]),
    [
      [base.length, 8, 2],
      [top.length, 2000, 2],
    ],
  );
  assert.equal((await image.config()).config?.User, 'app');
  await image.close();
}

function indexOf(architectures: readonly string[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const manifests = architectures.map((architecture) => {
    const config = addBlob(
      files,
      Buffer.from(JSON.stringify({ architecture, os: 'linux', rootfs: { diff_ids: [] } })),
      'config',
    );
    const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, config, layers: [] }));
    return {
      ...addBlob(files, manifest, 'application/vnd.oci.image.manifest.v1+json'),
      platform: { os: 'linux', architecture },
    };
  });
  const attestation = {
    ...addBlob(files, Buffer.from('{}'), 'application/vnd.oci.image.manifest.v1+json'),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };
  return files.set('index.json', Buffer.from(JSON.stringify({ manifests: [attestation, ...manifests] })));
}

function spools(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('plimsoll-image-'));
}
