import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openRepository } from '#registry/open.js';
import type { RegistryOptions } from '#registry/options.js';
import type { Answerer } from './fake-registry.js';
import {
  failure,
  impatient,
  manifestOf,
  OCI_MANIFEST,
  send,
  sendJson,
  sendUnknown,
  sha256,
  someBytes,
  startFake,
} from './fake-registry.js';

const LAYER = someBytes(3_000_000);
const DIGEST = sha256(LAYER);
const MIDDLE = 1_234_567;

/** Starts a registry that has the layer and lets the test answer when the layer is asked for. */
async function repositoryWith(blob: Answerer, options: RegistryOptions) {
  const fake = await startFake((request, response) => {
    if (request.path.includes('/blobs/')) blob(request, response);
    else if (request.path.endsWith('/manifests/1')) sendJson(response, manifestOf(LAYER), OCI_MANIFEST);
    else sendUnknown(response, 'MANIFEST_UNKNOWN');
  });
  const blobs = () => fake.received.filter(({ path }) => path.includes('/blobs/'));
  return { fake, blobs, repository: openRepository(`${fake.host}/acme/app:1`, options) };
}

type Blobs = Pick<ReturnType<typeof openRepository>, 'blob'>;

async function read({ blob }: Blobs, digest = DIGEST): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await blob(digest)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Sends bytes of the layer and cuts the connection when they are out. */
function sendAndCut(response: ServerResponse, status: number, headers: Record<string, string>, bytes: Buffer) {
  response.writeHead(status, headers);
  response.write(bytes, () => response.destroy());
}

/** Sends the part of the layer that a Range header asks for. */
function sendRange(range: string | undefined, response: ServerResponse, bytes: Buffer = LAYER) {
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1]);
  const headers = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
  send(response, 206, bytes.subarray(start), headers);
}

const WHOLE = { 'content-length': String(LAYER.length) };

describe('a blob', () => {
  it('comes as it is', async () => {
    const { repository, blobs } = await repositoryWith((_, response) => send(response, 200, LAYER), impatient());
    assert.ok((await read(repository)).equals(LAYER));
    assert.equal(blobs().length, 1);
  });

  it('may be empty', async () => {
    const { repository } = await repositoryWith((_, response) => send(response, 200, ''), impatient());
    assert.equal((await read(repository, sha256(''))).length, 0);
  });

  it('is resumed by Range where the connection was cut', async () => {
    const waits: number[] = [];
    const { repository, blobs } = await repositoryWith(({ headers }, response) => {
      if (headers.range) sendRange(headers.range, response);
      else sendAndCut(response, 200, WHOLE, LAYER.subarray(0, MIDDLE));
    }, impatient(waits));
    assert.ok((await read(repository)).equals(LAYER));
    const [first, second] = blobs();
    assert.equal(first?.headers.range, undefined);
    const from = Number(/^bytes=(\d+)-$/.exec(second?.headers.range ?? '')?.[1]);
    assert.ok(from > 0 && from <= MIDDLE, `resumed at ${from}`);
    assert.equal(waits.length, 1);
  });

  it('is resumed again and again as long as it grows', async () => {
    const step = 1_100_000;
    const { repository, blobs } = await repositoryWith(
      ({ headers }, response) => {
        const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
        const part = LAYER.subarray(start, start + step);
        const range = { 'content-range': `bytes ${start}-${LAYER.length - 1}/${LAYER.length}` };
        sendAndCut(response, start > 0 ? 206 : 200, start > 0 ? range : WHOLE, part);
      },
      impatient([], { patience: { attempts: 2 } }),
    );
    assert.ok((await read(repository)).equals(LAYER));
    assert.ok(blobs().length >= 3);
  });

  it('is read anew, and what is known skipped, where the server cannot send parts', async () => {
    let requests = 0;
    const { repository } = await repositoryWith((_, response) => {
      if (requests++ === 0) sendAndCut(response, 200, WHOLE, LAYER.subarray(0, MIDDLE));
      else send(response, 200, LAYER);
    }, impatient());
    assert.ok((await read(repository)).equals(LAYER));
    assert.equal(requests, 2);
  });

  it('may come in smaller parts than asked for', async () => {
    const { repository } = await repositoryWith(({ headers }, response) => {
      const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      if (start === 0) return sendAndCut(response, 200, WHOLE, LAYER.subarray(0, MIDDLE));
      const end = Math.min(start + MIDDLE, LAYER.length);
      send(response, 206, LAYER.subarray(start, end), { 'content-range': `bytes ${start}-${end - 1}/${LAYER.length}` });
    }, impatient());
    assert.ok((await read(repository)).equals(LAYER));
  });

  it('is resumed when the other side stalls', async () => {
    const { repository, blobs } = await repositoryWith(
      ({ headers }, response) => {
        if (headers.range) return sendRange(headers.range, response);
        response.writeHead(200, WHOLE);
        response.write(LAYER.subarray(0, MIDDLE));
      },
      impatient([], { patience: { stallTimeout: 100 } }),
    );
    assert.ok((await read(repository)).equals(LAYER));
    assert.ok(blobs().length >= 2);
  });

  it('may be read slowly: that is no stall', async () => {
    const { repository, blobs } = await repositoryWith(
      (_, response) => send(response, 200, LAYER),
      impatient([], { patience: { stallTimeout: 500 } }),
    );
    const chunks: Buffer[] = [];
    for await (const chunk of await repository.blob(DIGEST)) {
      if (chunks.length === 0) await sleep(700);
      chunks.push(chunk as Buffer);
    }
    assert.ok(Buffer.concat(chunks).equals(LAYER));
    assert.equal(blobs().length, 1);
  });

  it('lets go of the connection when its reader stops', async () => {
    let closed = false;
    const { repository } = await repositoryWith((_, response) => {
      response.writeHead(200, WHOLE);
      response.write(LAYER.subarray(0, MIDDLE));
      response.on('close', () => {
        closed = true;
      });
    }, impatient());
    for await (const _ of await repository.blob(DIGEST)) break;
    for (let turn = 0; turn < 1000 && !closed; turn++) await sleep(5);
    assert.ok(closed);
  });

  it('of a server that always fails is an error after all attempts', async () => {
    const waits: number[] = [];
    const { repository, blobs } = await repositoryWith((_, response) => send(response, 503, ''), impatient(waits));
    await assert.rejects(read(repository), failure('REGISTRY_FAILED', /failed with status 503/));
    assert.equal(blobs().length, 5);
    assert.ok(waits.length === 4 && (waits[3] as number) > (waits[0] as number));
  });

  it('that is cut at the same place each time is an error', async () => {
    const { repository, blobs } = await repositoryWith((_, response) => {
      sendAndCut(response, 200, WHOLE, LAYER.subarray(0, 1000));
    }, impatient());
    await assert.rejects(read(repository), failure('REGISTRY_CUT_OFF', /cut the connection/));
    assert.ok(blobs().length <= 6);
  });

  const WRONG: readonly (readonly [name: string, code: string, answer: Answerer])[] = [
    [
      'with one wrong byte',
      'DIGEST_MISMATCH',
      (_, response) => {
        const wrong = Buffer.from(LAYER);
        wrong[MIDDLE] = (wrong[MIDDLE] as number) ^ 1;
        send(response, 200, wrong);
      },
    ],
    [
      'whose second part is of something else',
      'DIGEST_MISMATCH',
      ({ headers }, response) => {
        if (headers.range) sendRange(headers.range, response, Buffer.alloc(LAYER.length));
        else sendAndCut(response, 200, WHOLE, LAYER.subarray(0, MIDDLE));
      },
    ],
    [
      'whose second part starts too late',
      'REGISTRY_INVALID_ANSWER',
      ({ headers }, response) => {
        if (!headers.range) return sendAndCut(response, 200, WHOLE, LAYER.subarray(0, MIDDLE));
        const range = { 'content-range': `bytes ${MIDDLE + 1}-${LAYER.length - 1}/${LAYER.length}` };
        send(response, 206, LAYER.subarray(MIDDLE + 1), range);
      },
    ],
    [
      'that announces more than its manifest',
      'SIZE_MISMATCH',
      (_, response) => send(response, 200, Buffer.alloc(LAYER.length + 1)),
    ],
    ['that announces less than its manifest', 'SIZE_MISMATCH', (_, response) => send(response, 200, LAYER.subarray(1))],
    [
      'that goes on beyond its size',
      'SIZE_MISMATCH',
      (_, response) => {
        response.writeHead(200);
        response.write(LAYER);
        response.write(LAYER);
      },
    ],
    ['that is missing', 'REGISTRY_NOT_FOUND', (_, response) => sendUnknown(response, 'BLOB_UNKNOWN')],
    ['that the server does not know how to send', 'REGISTRY_INVALID_ANSWER', (_, response) => send(response, 418, '')],
  ];
  for (const [name, code, answer] of WRONG) {
    it(`${name} is an error`, async () => {
      const { repository } = await repositoryWith(answer, impatient());
      await repository.manifest('1');
      await assert.rejects(read(repository), failure(code));
    });
  }

  it('that ends early without a word is an error where its size is known', async () => {
    const { repository } = await repositoryWith((_, response) => {
      response.writeHead(200);
      response.end(LAYER.subarray(0, MIDDLE));
    }, impatient());
    await repository.manifest('1');
    await assert.rejects(read(repository), failure('REGISTRY_CUT_OFF'));
  });

  it('that ends early without a word is an error where its size is unknown', async () => {
    const { repository } = await repositoryWith((_, response) => {
      response.writeHead(200);
      response.end(LAYER.subarray(0, MIDDLE));
    }, impatient());
    await assert.rejects(read(repository), failure('DIGEST_MISMATCH'));
  });

  it('is asked for by its digest only', async () => {
    const { repository, fake } = await repositoryWith((_, response) => send(response, 200, LAYER), impatient());
    for (const digest of [
      '',
      '../../etc',
      'sha256:',
      `sha256:${'A'.repeat(64)}`,
      `md5:${'a'.repeat(32)}`,
      '\u009b2J',
    ]) {
      await assert.rejects(repository.blob(digest), failure('REFERENCE_INVALID'));
    }
    assert.equal(fake.received.length, 0);
  });
});
