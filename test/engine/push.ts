import assert from 'node:assert/strict';
import { manifestOf, OCI_INDEX, OCI_MANIFEST, sha256, someBytes } from '../registry/fake-registry.js';

/** Asks for the header that lets a push in. */
export type Authorize = (repository: string) => Record<string, string>;

/** Pushes with plain requests, so that no code under test is part of it. */
export async function push(host: string, repository: string, authorize: Authorize = () => ({})) {
  const url = `http://${host}/v2/${repository}`;
  const headers = authorize(repository);
  const blob = async (bytes: Buffer): Promise<void> => {
    const started = await fetch(`${url}/blobs/uploads/`, { method: 'POST', headers });
    assert.equal(started.status, 202);
    const target = new URL(started.headers.get('location') as string, url);
    target.searchParams.set('digest', sha256(bytes));
    const type = { ...headers, 'content-type': 'application/octet-stream' };
    assert.equal((await fetch(target, { method: 'PUT', headers: type, body: new Uint8Array(bytes) })).status, 201);
  };
  const manifest = async (text: string, type: string, reference: string): Promise<void> => {
    const all = { ...headers, 'content-type': type };
    const { status } = await fetch(`${url}/manifests/${reference}`, { method: 'PUT', headers: all, body: text });
    assert.equal(status, 201);
  };
  await blob(LAYER);
  const entries = [];
  for (const architecture of ['amd64', 'arm64']) {
    const config = Buffer.from(
      JSON.stringify({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: [sha256(LAYER)] } }),
    );
    await blob(config);
    const text = JSON.stringify(manifestOf(LAYER, config));
    await manifest(text, OCI_MANIFEST, architecture);
    entries.push({
      mediaType: OCI_MANIFEST,
      digest: sha256(text),
      size: text.length,
      platform: { os: 'linux', architecture },
    });
  }
  await manifest(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries }), OCI_INDEX, '1.0');
}

/** What every pushed image has for a layer. */
export const LAYER = someBytes(5_000_000);
