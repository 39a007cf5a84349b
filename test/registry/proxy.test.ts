import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { after, describe, it } from 'node:test';
import { openRepository } from '#registry/open.js';
import { proxyFor } from '#registry/proxy.js';
import { failure, impatient, manifestOf, OCI_MANIFEST, sendJson, someBytes } from './fake-registry.js';

const CASES: readonly (readonly [url: string, env: Readonly<Record<string, string>>, expected: string | undefined])[] =
  [
    ['https://ghcr.io/', {}, undefined],
    ['https://ghcr.io/', { HTTPS_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
    ['https://ghcr.io/', { https_proxy: 'proxy:3128' }, 'http://proxy:3128/'],
    ['https://ghcr.io/', { HTTP_PROXY: 'http://proxy:3128' }, undefined],
    ['http://reg.example/', { HTTP_PROXY: 'http://proxy:3128' }, 'http://proxy:3128/'],
    ['https://ghcr.io/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'ghcr.io' }, undefined],
    ['https://a.ghcr.io/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'x, .ghcr.io' }, undefined],
    ['https://a.ghcr.io/', { HTTPS_PROXY: 'http://proxy', no_proxy: '*.ghcr.io' }, undefined],
    ['https://notghcr.io/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'ghcr.io' }, 'http://proxy/'],
    ['https://ghcr.io:8443/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'ghcr.io:443' }, 'http://proxy/'],
    ['https://ghcr.io/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'ghcr.io:443' }, undefined],
    ['https://ghcr.io/', { HTTPS_PROXY: 'http://proxy', NO_PROXY: '*' }, undefined],
    ['https://localhost:5000/', { HTTPS_PROXY: 'http://proxy' }, undefined],
    ['https://127.0.0.1:5000/', { HTTPS_PROXY: 'http://proxy' }, undefined],
    ['https://ghcr.io/', { HTTPS_PROXY: 'http://ann:s3cret@proxy:3128' }, 'http://proxy:3128/'],
  ];

describe('the proxy', () => {
  for (const [url, env, expected] of CASES) {
    it(`for ${url} with ${JSON.stringify(env)} is ${expected ?? 'none'}`, () => {
      assert.equal(proxyFor(new URL(url), env)?.url.href, expected);
    });
  }

  it('gets the login that stands in its URL', () => {
    const proxy = proxyFor(new URL('https://ghcr.io/'), { HTTPS_PROXY: 'http://ann:s%40t@proxy' });
    assert.deepEqual(proxy?.headers, { 'proxy-authorization': `Basic ${Buffer.from('ann:s@t').toString('base64')}` });
  });
});

/** A proxy in this process; what it is asked for is kept. */
async function startProxy(answer: 'allow' | 'refuse' | 'ignore') {
  const asked: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    sendJson(response, manifestOf(someBytes(10)), OCI_MANIFEST);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`.trim());
    sockets.add(socket);
    if (answer === 'ignore') return;
    if (answer === 'refuse') return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    server.closeAllConnections();
  });
  return { asked, port: (server.address() as AddressInfo).port };
}

describe('through a proxy', () => {
  it('plain HTTP goes as a whole, where HTTPS does not work and --insecure is said', async () => {
    const { asked, port } = await startProxy('allow');
    const proxy = `http://ann:s3cret@127.0.0.1:${port}`;
    const env = { HOME: '/nonexistent', HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
    await openRepository('reg.example/acme/app', impatient([], { env, insecure: true })).manifest('1');
    const login = `Basic ${Buffer.from('ann:s3cret').toString('base64')}`;
    assert.deepEqual(asked, [
      `CONNECT reg.example:443 ${login}`,
      `GET http://reg.example/v2/acme/app/manifests/1 ${login}`,
    ]);
  });

  it('that says nothing is an error after one attempt', async () => {
    const { asked, port } = await startProxy('ignore');
    const env = { HOME: '/nonexistent', HTTPS_PROXY: `http://127.0.0.1:${port}` };
    const options = impatient([], { env, patience: { connectTimeout: 50 } });
    await assert.rejects(
      openRepository('reg.example/acme/app', options).manifest('1'),
      failure('REGISTRY_UNREACHABLE', /no connection comes about|through the proxy: it does not answer/),
    );
    assert.equal(asked.length, 1);
  });

  it('that refuses is an error without its password', async () => {
    const { port } = await startProxy('refuse');
    const env = { HOME: '/nonexistent', HTTPS_PROXY: `http://ann:s3cret@127.0.0.1:${port}` };
    await assert.rejects(
      openRepository('reg.example/acme/app', impatient([], { env })).manifest('1'),
      (error: Error) => {
        assert.ok(!error.message.includes('s3cret'));
        return failure('REGISTRY_UNREACHABLE', /through the proxy: it answers 407/, /HTTPS_PROXY/)(error);
      },
    );
  });
});
