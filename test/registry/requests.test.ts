import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { after, describe, it } from 'node:test';
import { openRegistry, openRepository } from '#registry/open.js';
import type { Answerer } from './fake-registry.js';
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

const MANIFEST = manifestOf(someBytes(1000));
const sendManifest: Answerer = (_, response) => sendJson(response, MANIFEST, OCI_MANIFEST);

/** A repository on a server that answers as the test wants it. */
async function repositoryAt(answer: Answerer, waits: number[] = []) {
  const fake = await startFake(answer);
  return { fake, repository: openRepository(`${fake.host}/acme/app`, impatient(waits)) };
}

describe('a registry that cannot now', () => {
  it('is asked again after the seconds of Retry-After', async () => {
    const waits: number[] = [];
    let requests = 0;
    const { repository } = await repositoryAt((request, response) => {
      if (requests++ > 0) return sendManifest(request, response);
      send(response, 429, '', { 'retry-after': '7' });
    }, waits);
    await repository.manifest('1');
    assert.deepEqual(waits, [7000]);
  });

  it('is asked again after the date of Retry-After', async () => {
    const waits: number[] = [];
    let requests = 0;
    const { repository } = await repositoryAt((request, response) => {
      if (requests++ > 0) return sendManifest(request, response);
      send(response, 503, '', { 'retry-after': new Date(Date.now() + 30_000).toUTCString() });
    }, waits);
    await repository.manifest('1');
    assert.ok(waits.length === 1 && (waits[0] as number) > 5000 && (waits[0] as number) <= 30_000, String(waits));
  });

  it('is not waited for by the hour', async () => {
    const { fake, repository } = await repositoryAt((_, response) =>
      send(response, 429, '', {
        'retry-after': '7200',
        'ratelimit-limit': '100;w=21600',
        'ratelimit-remaining': '0;w=21600',
      }),
    );
    await assert.rejects(
      repository.manifest('1'),
      failure(
        'REGISTRY_RATE_LIMITED',
        /\(429\): 0 of 100 pulls are left\./,
        /Wait 7200 seconds, log in with docker login .* mirror/,
      ),
    );
    assert.equal(fake.received.length, 1);
  });

  it('is not waited for by the hour when it is down, either', async () => {
    const { fake, repository } = await repositoryAt((_, response) =>
      send(response, 503, '', { 'retry-after': '3600' }),
    );
    await assert.rejects(repository.manifest('1'), failure('REGISTRY_FAILED', /status 503/));
    assert.equal(fake.received.length, 1);
  });

  it('is asked five times, longer and longer apart', async () => {
    const waits: number[] = [];
    const { fake, repository } = await repositoryAt((_, response) => send(response, 500, ''), waits);
    await assert.rejects(repository.manifest('1'), failure('REGISTRY_FAILED', /status 500/));
    assert.equal(fake.received.length, 5);
    assert.ok(waits.length === 4 && waits.every((wait, index) => index < 2 || wait > (waits[index - 2] as number)));
  });

  it('is forgiven when it cuts connections', async () => {
    let requests = 0;
    const { repository } = await repositoryAt((request, response) => {
      if (requests++ > 1) return sendManifest(request, response);
      if (requests === 1) return response.destroy();
      response.writeHead(200, { 'content-length': '1000', 'content-type': OCI_MANIFEST });
      response.write('{"schemaVersion"', () => response.destroy());
    });
    assert.equal((await repository.manifest('1')).mediaType, OCI_MANIFEST);
    assert.equal(requests, 3);
  });

  it('is given up when it says nothing', async () => {
    const fake = await startFake(() => {});
    const options = impatient([], { patience: { stallTimeout: 30, attempts: 2 } });
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, options).manifest('1'),
      failure('REGISTRY_STALLED', /does not answer in time/),
    );
    assert.equal(fake.received.length, 2);
  });

  it('is given up when it stops in the middle of a manifest', async () => {
    const fake = await startFake((_, response) => {
      response.writeHead(200, { 'content-length': '1000', 'content-type': OCI_MANIFEST });
      response.write('{');
    });
    const options = impatient([], { patience: { stallTimeout: 30, attempts: 2 } });
    await assert.rejects(openRepository(`${fake.host}/acme/app`, options).manifest('1'), failure('REGISTRY_STALLED'));
  });
});

describe('an address without a registry', () => {
  it('where nothing listens is an error at once', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const waits: number[] = [];
    await assert.rejects(
      openRepository(`127.0.0.1:${port}/acme/app`, impatient(waits)).manifest('1'),
      failure('REGISTRY_UNREACHABLE', /nothing answers there/, /address and the port/),
    );
    assert.deepEqual(waits, []);
  });

  it('where something else than HTTP speaks is an error', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end('SSH-2.0-OpenSSH_9.2\r\n');
    }).listen(0, '127.0.0.1');
    after(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await assert.rejects(
      openRepository(`127.0.0.1:${port}/acme/app`, impatient()).manifest('1'),
      failure('REGISTRY_INVALID_ANSWER', /does not speak HTTP/),
    );
  });

  it('where a web site answers is an error', async () => {
    const { repository } = await repositoryAt((_, response) =>
      send(response, 200, '<!doctype html><p>Hello', { 'content-type': 'text/html' }),
    );
    await assert.rejects(repository.manifest('1'), failure('REGISTRY_INVALID_ANSWER', /no manifest/));
    await assert.rejects(repository.tags(), failure('REGISTRY_INVALID_ANSWER', /no list/));
    const missing = await repositoryAt((_, response) => send(response, 404, '<h1>Not Found'));
    await assert.rejects(missing.repository.manifest('1'), failure('NOT_A_REGISTRY', /no image registry/));
    await assert.rejects(openRegistry(missing.fake.host, impatient()).repositories(), failure('NOT_A_REGISTRY'));
  });

  it('that is not loopback is not spoken to over plain HTTP', async () => {
    // A name that only this machine has, so that nothing leaves it.
    const fake = await startFake(sendManifest);
    const port = fake.host.split(':')[1];
    const options = impatient([], { patience: { attempts: 1 } });
    await assert.rejects(
      openRepository(`0.0.0.0:${port}/acme/app`, options).manifest('1'),
      failure('REGISTRY_UNREACHABLE', /does not speak HTTPS/, /--insecure/),
    );
    assert.equal(fake.received.length, 0);
    await openRepository(`0.0.0.0:${port}/acme/app`, { ...options, insecure: true }).manifest('1');
  });
});

describe('a manifest', () => {
  it('is found by tag and by digest', async () => {
    const bytes = JSON.stringify(MANIFEST);
    const { fake, repository } = await repositoryAt(sendManifest);
    const byTag = await repository.manifest('1');
    const byDigest = await repository.manifest(sha256(bytes));
    assert.deepEqual([byTag.digest, byDigest.digest], [sha256(bytes), sha256(bytes)]);
    assert.equal(byTag.bytes.toString(), bytes);
    assert.match(fake.received[0]?.headers.accept ?? '', /image\.index\.v1\+json.*manifest\.list\.v2\+json/);
  });

  it('keeps the digest that the registry names in another algorithm', async () => {
    const { repository } = await repositoryAt((_, response) =>
      sendJson(response, MANIFEST, OCI_MANIFEST, { 'docker-content-digest': `sha512:${'0'.repeat(128)}` }),
    );
    await assert.rejects(repository.manifest('1'), failure('DIGEST_MISMATCH', /sha512:0+ was asked for, sha512:/));
  });

  const WRONG: readonly (readonly [name: string, code: string, answer: Answerer])[] = [
    [
      'whose digest is wrong',
      'DIGEST_MISMATCH',
      (_, response) => sendJson(response, { ...MANIFEST, annotations: {} }, OCI_MANIFEST),
    ],
    [
      'of more than 4 MiB',
      'REGISTRY_ANSWER_TOO_LARGE',
      (_, response) => send(response, 200, Buffer.alloc(4 * 2 ** 20 + 1, ' ')),
    ],
    [
      'that is no JSON',
      'REGISTRY_INVALID_ANSWER',
      (_, response) => send(response, 200, '{', { 'content-type': OCI_MANIFEST }),
    ],
    ['that is a list', 'REGISTRY_INVALID_ANSWER', (_, response) => sendJson(response, [], OCI_MANIFEST)],
    [
      'of a type that its content denies',
      'REGISTRY_INVALID_ANSWER',
      (_, response) => sendJson(response, MANIFEST, OCI_INDEX),
    ],
    [
      'that is an index and an image at once',
      'REGISTRY_INVALID_ANSWER',
      (_, response) => sendJson(response, { ...MANIFEST, manifests: [] }, OCI_MANIFEST),
    ],
    [
      'of schema 1',
      'MANIFEST_UNSUPPORTED',
      (_, response) =>
        sendJson(
          response,
          { schemaVersion: 1, name: 'a', fsLayers: [] },
          'application/vnd.docker.distribution.manifest.v1+prettyjws',
        ),
    ],
  ];
  for (const [name, code, answer] of WRONG) {
    it(`${name} is an error`, async () => {
      const { repository } = await repositoryAt(answer);
      const reference = code === 'DIGEST_MISMATCH' ? sha256(JSON.stringify(MANIFEST)) : '1';
      await assert.rejects(repository.manifest(reference), failure(code));
    });
  }

  it('has the type of its content where the server names none', async () => {
    const { mediaType: _, ...plain } = MANIFEST;
    const { repository } = await repositoryAt(({ path }, response) => {
      if (path.endsWith('/index')) sendJson(response, { schemaVersion: 2, manifests: [] }, 'text/plain');
      else sendJson(response, plain, 'application/json; charset=utf-8');
    });
    assert.equal((await repository.manifest('1')).mediaType, OCI_MANIFEST);
    assert.equal((await repository.manifest('index')).mediaType, OCI_INDEX);
  });

  it('that is missing is an error that names the nearest tag', async () => {
    const { repository } = await repositoryAt(({ path }, response) => {
      if (path.includes('/tags/list')) sendJson(response, { name: 'acme/app', tags: ['1.0.0', '1.1.0', 'latest'] });
      else sendUnknown(response, 'MANIFEST_UNKNOWN');
    });
    await assert.rejects(
      repository.manifest('1.1.'),
      failure('REGISTRY_NOT_FOUND', /acme\/app has no tag 1\.1\.\.$/, /Did you mean 1\.1\.0\?/),
    );
    await assert.rejects(
      repository.manifest('nightly'),
      failure('REGISTRY_NOT_FOUND', /no tag nightly/, /It has 1\.0\.0, 1\.1\.0, latest\./),
    );
  });

  it('that is missing is an error without what a registry would like a terminal to do', async () => {
    const { repository } = await repositoryAt(({ path }, response) => {
      if (path.includes('/tags/list')) sendJson(response, { tags: ['nightl\u001b[2J', 'a\nb'] });
      else sendUnknown(response, 'MANIFEST_UNKNOWN');
    });
    await assert.rejects(
      repository.manifest('nightly'),
      failure('REGISTRY_NOT_FOUND', /./, /^It has no tags at all\.$/),
    );
  });

  it('of a repository that is missing is an error', async () => {
    const { repository } = await repositoryAt((_, response) => sendUnknown(response, 'NAME_UNKNOWN'));
    await assert.rejects(repository.manifest('1'), failure('REGISTRY_NOT_FOUND', /no repository 127.*acme\/app/));
    await assert.rejects(repository.tags(), failure('REGISTRY_NOT_FOUND', /the tags of 127/));
  });

  it('is never asked for by anything but a tag or a digest', async () => {
    const { fake, repository } = await repositoryAt(sendManifest);
    for (const reference of ['', '../x', 'a/b', 'a?b', '.a', 'a'.repeat(5000), '\u009b2J', 'é', 'sha256:12']) {
      await assert.rejects(repository.manifest(reference), failure('REFERENCE_INVALID', /^[ -~…]{1,200}$/));
    }
    assert.equal(fake.received.length, 0);
  });

  it('tells the rate limit of its registry', async () => {
    const { repository } = await repositoryAt((_, response) =>
      sendJson(response, MANIFEST, OCI_MANIFEST, {
        'ratelimit-limit': '100;w=21600',
        'ratelimit-remaining': '76;w=21600',
      }),
    );
    assert.equal(repository.rateLimit, undefined);
    await repository.manifest('1');
    assert.deepEqual(repository.rateLimit, { limit: 100, remaining: 76, windowSeconds: 21600 });
  });
});

describe('a list', () => {
  const TAGS = Array.from({ length: 25 }, (_, index) => `1.${String(index).padStart(2, '0')}`);

  /** Pages of ten, with links as a registry writes them. */
  const sendPages: Answerer = ({ path }, response) => {
    const last = new URL(path, 'http://x').searchParams.get('last');
    const start = last === null ? 0 : TAGS.indexOf(last) + 1;
    const tags = TAGS.slice(start, start + 10);
    const link = `</v2/acme/app/tags/list?n=10&last=${tags.at(-1)}>; rel="next"`;
    sendJson(response, { name: 'acme/app', tags }, 'application/json', start + 10 < TAGS.length ? { link } : {});
  };

  it('is read page by page', async () => {
    const { fake, repository } = await repositoryAt(sendPages);
    assert.deepEqual(await repository.tags(), { names: TAGS, more: false });
    assert.equal(fake.received.length, 3);
  });

  it('is read as far as the limit goes', async () => {
    const { fake, repository } = await repositoryAt(sendPages);
    assert.deepEqual(await repository.tags(12), { names: TAGS.slice(0, 12), more: true });
    assert.match(fake.received[0]?.path ?? '', /n=12$/);
    assert.equal(fake.received.length, 2);
  });

  it('may be empty or null', async () => {
    const { repository } = await repositoryAt((_, response) => sendJson(response, { name: 'acme/app', tags: null }));
    assert.deepEqual(await repository.tags(), { names: [], more: false });
  });

  it('that goes round in a circle is an error', async () => {
    const { fake, repository } = await repositoryAt(({ path }, response) => {
      const link = path.includes('last=b') ? '</v2/acme/app/tags/list?n=1000>; rel=next' : '<?last=b>; rel=next';
      sendJson(response, { tags: ['a', 'b'] }, 'application/json', { link });
    });
    await assert.rejects(repository.tags(), failure('REGISTRY_INVALID_ANSWER', /in a circle/));
    assert.equal(fake.received.length, 2);
  });

  it('without end is an error', async () => {
    const tags = Array.from({ length: 70_000 }, (_, index) => `${index}`.padStart(100, '0'));
    let page = 0;
    const { repository } = await repositoryAt((_, response) => {
      sendJson(response, { tags }, 'application/json', { link: `<?last=${page++}>; rel="next"` });
    });
    await assert.rejects(repository.tags(), failure('REGISTRY_INVALID_ANSWER', /without end/));
    assert.ok(page < 12);
  });

  it('stays with its registry, wherever a link leads', async () => {
    const other = await startFake((_, response) => sendJson(response, { tags: ['stolen'] }));
    const { repository } = await repositoryAt(({ path }, response) =>
      sendJson(
        response,
        { tags: [path.includes('page=2') ? 'b' : 'a'] },
        'application/json',
        path.includes('page=2')
          ? {}
          : {
              link: `<http://${other.host}/v2/acme/app/tags/list?page=2>; rel="next"`,
            },
      ),
    );
    assert.deepEqual(await repository.tags(), { names: ['a', 'b'], more: false });
    assert.equal(other.received.length, 0);
  });
});
