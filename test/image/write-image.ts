import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Member } from './write-tar.js';
import { writeTar } from './write-tar.js';

/** A layer's tar, and how it is stored. */
export interface LayerFixture {
  readonly tar: Buffer;
  readonly stored?: Buffer;
}

export interface ImageFixture {
  readonly layers: readonly (LayerFixture | readonly Member[])[];
  readonly config?: object;
  readonly history?: readonly object[];
}

/** A temporary folder that is removed when the test ends. */
export function temporaryFolder(test: { after(done: () => void): void }): string {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes what `docker save` wrote before Docker 25. */
export function writeSaved(
  path: string,
  { layers, config, history }: ImageFixture,
  tags: readonly string[] = ['test:latest'],
): void {
  const parts = layers.map(layerOf);
  const configBytes = configOf(parts, config, history);
  const name = `${hex(configBytes)}.json`;
  const members: Member[] = [{ path: name, content: configBytes }];
  const paths = parts.map(({ tar, stored }, index) => {
    members.push({ path: `${index}/layer.tar`, content: stored ?? tar });
    return `${index}/layer.tar`;
  });
  members.push({ path: 'manifest.json', content: JSON.stringify([{ Config: name, RepoTags: tags, Layers: paths }]) });
  writeFileSync(path, writeTar(members));
}

/** The files of an OCI layout; `patch` may change the manifest. */
export function layoutFiles(
  { layers, config, history }: ImageFixture,
  patch: (manifest: Manifest) => void = () => undefined,
): Map<string, Buffer> {
  const files = new Map<string, Buffer>([['oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')]]);
  const parts = layers.map(layerOf);
  const configBytes = configOf(parts, config, history);
  const manifest: Manifest = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: addBlob(files, configBytes, 'application/vnd.oci.image.config.v1+json'),
    layers: parts.map(({ tar, stored }) => addBlob(files, stored ?? tar, 'application/vnd.oci.image.layer.v1.tar')),
  };
  patch(manifest);
  const descriptor = addBlob(files, Buffer.from(JSON.stringify(manifest)), manifest.mediaType);
  files.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [descriptor] })));
  return files;
}

export interface Descriptor {
  mediaType: string;
  digest: string;
  size: number;
  platform?: object;
  annotations?: Record<string, string>;
}

export interface Manifest {
  readonly schemaVersion: 2;
  readonly mediaType: string;
  config: Descriptor;
  layers: Descriptor[];
}

/** Adds content under its digest. */
export function addBlob(files: Map<string, Buffer>, content: Buffer, mediaType: string): Descriptor {
  files.set(`blobs/sha256/${hex(content)}`, content);
  return { mediaType, digest: `sha256:${hex(content)}`, size: content.length };
}

export function writeFolder(folder: string, files: ReadonlyMap<string, Buffer>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

export function hex(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function layerOf(layer: LayerFixture | readonly Member[]): LayerFixture {
  return 'tar' in layer ? layer : { tar: writeTar(layer) };
}

function configOf(parts: readonly LayerFixture[], config: object = {}, history: readonly object[] | undefined): Buffer {
  return Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config,
      rootfs: { type: 'layers', diff_ids: parts.map(({ tar }) => `sha256:${hex(tar)}`) },
      ...(history ? { history } : {}),
    }),
  );
}
