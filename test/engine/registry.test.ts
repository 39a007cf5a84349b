import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lookUpManifest } from '#registry/look-up.js';
import { openRegistry, openRepository } from '#registry/open.js';
import type { RegistryOptions } from '#registry/options.js';
import type { Answerer } from '../registry/fake-registry.js';
import { failure, impatient, send, sendJson, sha256, startFake } from '../registry/fake-registry.js';
import { isInstalled, makeCertificate, scratchDirectory, startRegistry } from './docker-registry.js';
import { LAYER, push } from './push.js';

const USER = { username: 'ann', password: 'correct horse' };
// What `htpasswd -B` makes of it.
const HTPASSWD = 'ann:$2b$05$plimsollplimsollplimsOkoG6dPYzy/prSZDrGldP3lqkKX2lof6';
const BASIC = `Basic ${Buffer.from('ann:correct horse').toString('base64')}`;

const needs = ['docker-registry', 'openssl'].filter((program) => !isInstalled(program));
const skip = needs.length > 0 && `${needs.join(' and ')} not installed`;

/** Reads the layer of the image for one platform, as an image source does it. */
async function pull(name: string, options: RegistryOptions): Promise<Buffer> {
  const { manifest } = await lookUpManifest(name, 'linux/arm64', options);
  const { layers } = JSON.parse(manifest.bytes.toString()) as {
    readonly layers: readonly { readonly digest: string }[];
  };
  const chunks: Buffer[] = [];
  const repository = openRepository(name, options);
  await repository.manifest(manifest.digest);
  for await (const chunk of await repository.blob(layers[0]?.digest ?? '')) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe("Debian's docker-registry", { skip }, () => {
  it('without a login gives manifests, blobs, tags and its catalog', async () => {
    const host = await startRegistry();
    await push(host, 'acme/app');
    await push(host, 'acme/base');
    assert.ok((await pull(`${host}/acme/app:1.0`, impatient())).equals(LAYER));
    // This registry lists tags in the order in which its disk does.
    const { names } = await openRepository(`${host}/acme/app`, impatient()).tags();
    assert.deepEqual([...names].sort(), ['1.0', 'amd64', 'arm64']);
    const registry = openRegistry(host, impatient());
    assert.deepEqual(await registry.repositories(), { names: ['acme/app', 'acme/base'], more: false });
    assert.deepEqual(await registry.repositories(1), { names: ['acme/app'], more: true });
    await assert.rejects(
      openRepository(`${host}/acme/app`, impatient()).manifest('1.1'),
      failure('REGISTRY_NOT_FOUND', /has no tag 1\.1/, /Did you mean 1\.0\?/),
    );
    await assert.rejects(
      openRepository(`${host}/acme/ap`, impatient()).manifest('1.0'),
      failure('REGISTRY_NOT_FOUND', /no repository/),
    );
  });

  it('gives the same bytes and digests as skopeo reads', {
    skip: !isInstalled('skopeo') && 'skopeo not installed',
  }, async () => {
    const host = await startRegistry();
    await push(host, 'acme/app');
    const image = `${host}/acme/app:1.0`;
    const skopeo = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync('skopeo', [
        'inspect',
        '--tls-verify=false',
        ...args,
        `docker://${image}`,
      ]);
      assert.equal(status, 0, stderr.toString());
      return stdout;
    };
    const index = await lookUpManifest(image, undefined, impatient());
    assert.ok(index.manifest.bytes.equals(skopeo('--raw')));
    const inspected = JSON.parse(skopeo('--override-arch', 'amd64').toString()) as Readonly<Record<string, unknown>>;
    assert.equal(inspected.Digest, index.manifest.digest);
    assert.deepEqual(inspected.RepoTags, (await openRepository(image, impatient()).tags()).names);
    const { image: facts } = await lookUpManifest(image, 'linux/amd64', impatient());
    assert.deepEqual(
      inspected.Layers,
      facts?.layers.map(({ digest }) => digest),
    );
    assert.equal(`${inspected.Os}/${inspected.Architecture}`, facts?.platform);
  });

  it('with Basic lets in who has the password, from a config.json, too', async () => {
    const directory = scratchDirectory();
    writeFileSync(join(directory, 'htpasswd'), `${HTPASSWD}\n`);
    const host = await startRegistry(`{ htpasswd: { realm: test, path: ${join(directory, 'htpasswd')} } }`);
    const name = `${host}/acme/app:1.0`;
    await push(host, 'acme/app', () => ({ authorization: BASIC }));
    assert.ok((await pull(name, impatient([], { credentials: USER }))).equals(LAYER));
    const auths = { [host]: { auth: BASIC.slice('Basic '.length) } };
    writeFileSync(join(directory, 'config.json'), JSON.stringify({ auths }));
    assert.ok((await pull(name, impatient([], { env: { DOCKER_CONFIG: directory } }))).equals(LAYER));
    await assert.rejects(pull(name, impatient()), failure('REGISTRY_UNAUTHORIZED', /without a login/, /docker login/));
    const wrong = impatient([], { credentials: { ...USER, password: 'no' } });
    await assert.rejects(pull(name, wrong), failure('REGISTRY_UNAUTHORIZED', /refuses the credentials/));
  });

  it('with a token server lets in who has a token for the repository', async () => {
    const { certificate, key } = makeCertificate();
    const tokenFor = tokenMaker(certificate, key);
    const answer: Answerer = ({ path, headers, method, body }, response) => {
      const given = method === 'POST' ? new URLSearchParams(body) : new URL(path, 'http://x').searchParams;
      const isKnown = headers.authorization === BASIC || given.get('refresh_token') === 'remember-me';
      // A public repository is open to all, the rest to those who are known.
      const scopes = given.getAll('scope').filter((scope) => isKnown || scope.includes(':public/'));
      sendJson(response, { token: tokenFor(scopes), expires_in: 60 });
    };
    const tokens = await startFake(answer);
    const host = await startRegistry(
      `{ token: { realm: "http://${tokens.host}/token", service: test, issuer: plimsoll, rootcertbundle: ${certificate} } }`,
    );
    const authorize = (repository: string) => ({
      authorization: `Bearer ${tokenFor([`repository:${repository}:pull,push`])}`,
    });
    await push(host, 'acme/app', authorize);
    await push(host, 'public/app', authorize);
    assert.ok((await pull(`${host}/public/app:1.0`, impatient())).equals(LAYER));
    assert.ok((await pull(`${host}/acme/app:1.0`, impatient([], { credentials: USER }))).equals(LAYER));
    const remembered = impatient([], { credentials: { identityToken: 'remember-me' } });
    assert.ok((await pull(`${host}/acme/app:1.0`, remembered)).equals(LAYER));
    assert.deepEqual((await openRegistry(host, remembered).repositories()).names, ['acme/app', 'public/app']);
    await assert.rejects(pull(`${host}/acme/app:1.0`, impatient()), failure('REGISTRY_UNAUTHORIZED'));
  });

  it('with a certificate of its own is trusted only when told to, also through a proxy', async () => {
    const { certificate, key } = makeCertificate();
    const host = await startRegistry('', `tls: { certificate: ${certificate}, key: ${key} }`, '0.0.0.0');
    const tags = (name: string, options: RegistryOptions) => openRepository(name, options).tags();
    await assert.rejects(
      tags(`${host}/acme/app`, impatient()),
      failure('REGISTRY_UNTRUSTED', /self-signed/, /--insecure/),
    );
    const missing = failure('REGISTRY_NOT_FOUND', /the tags of/);
    await assert.rejects(tags(`${host}/acme/app`, impatient([], { insecure: true })), missing);
    const { proxy, asked } = await startTunnel();
    const port = host.split(':')[1];
    const env = { HOME: '/nonexistent', HTTPS_PROXY: `http://${proxy}` };
    await assert.rejects(tags(`0.0.0.0:${port}/acme/app`, impatient([], { env })), failure('REGISTRY_UNTRUSTED'));
    await assert.rejects(tags(`0.0.0.0:${port}/acme/app`, impatient([], { env, insecure: true })), missing);
    assert.deepEqual([...new Set(asked)], [`0.0.0.0:${port}`]);
  });
});

describe("Debian's docker-registry behind a bad network", { skip }, () => {
  /** Stands before the registry and spoils what a fault says; the rest passes. */
  async function faulty(fault: (bytes: Buffer, range: string | undefined, response: http.ServerResponse) => boolean) {
    const host = await startRegistry();
    await push(host, 'acme/app');
    const ranges: (string | undefined)[] = [];
    const { host: front } = await startFake(({ path, headers }, response) => {
      http.get(`http://${host}${path}`, { headers: { ...headers, host } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const bytes = Buffer.concat(chunks);
          const isLayer = path.endsWith(sha256(LAYER));
          if (isLayer) ranges.push(headers.range);
          if (isLayer && fault(bytes, headers.range, response)) return;
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          response.end(bytes);
        });
      });
    });
    return { name: `${front}/acme/app:1.0`, ranges };
  }

  it('is resumed where the connection was cut', async () => {
    let cuts = 0;
    const { name, ranges } = await faulty((bytes, range, response) => {
      if (cuts++ > 1) return false;
      const start = Number(range?.slice('bytes='.length, -1) ?? 0);
      const part = { 'content-range': `bytes ${start}-${LAYER.length - 1}/${LAYER.length}` };
      response.writeHead(range ? 206 : 200, { 'content-length': bytes.length, ...(range ? part : {}) });
      response.write(bytes.subarray(0, 2_000_000), () => response.destroy());
      return true;
    });
    assert.ok((await pull(name, impatient())).equals(LAYER));
    assert.equal(ranges.length, 3);
    assert.ok(ranges[0] === undefined && ranges[1] !== undefined && ranges[2] !== ranges[1]);
  });

  it('is resumed when it stalls, and asked again after 429 and 500', async () => {
    const faults = [
      (response: http.ServerResponse) => send(response, 429, '', { 'retry-after': '2' }),
      (response: http.ServerResponse) => send(response, 500, ''),
      (response: http.ServerResponse) => {
        response.writeHead(200, { 'content-length': LAYER.length });
        response.write(LAYER.subarray(0, 1_000_000));
      },
    ];
    const { name } = await faulty((_, __, response) => {
      const next = faults.shift();
      next?.(response);
      return next !== undefined;
    });
    const waits: number[] = [];
    const patience = impatient(waits, { patience: { stallTimeout: 300 } });
    assert.ok((await pull(name, patience)).equals(LAYER));
    assert.equal(waits[0], 2000);
    assert.equal(waits.length, 3);
  });

  it('never gives wrong bytes', async () => {
    const { name } = await faulty((bytes, _, response) => {
      const wrong = Buffer.from(bytes);
      wrong[4_999_999] = (wrong[4_999_999] as number) ^ 128;
      send(response, 200, wrong);
      return true;
    });
    await assert.rejects(pull(name, impatient()), failure('DIGEST_MISMATCH'));
  });
});

/** Makes tokens as docker-registry reads them: JWTs whose key comes with them, in a certificate that it knows. */
function tokenMaker(certificate: string, key: string): (scopes: readonly string[]) => string {
  const x5c = [new X509Certificate(readFileSync(certificate)).raw.toString('base64')];
  const privateKey = createPrivateKey(readFileSync(key));
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return (scopes) => {
    const now = Math.floor(Date.now() / 1000);
    const access = scopes.map((scope) => {
      const [type, name, actions = ''] = scope.split(':');
      return { type, name, actions: actions.split(',') };
    });
    const times = { exp: now + 300, nbf: now - 60, iat: now };
    const claims = { iss: 'plimsoll', sub: 'ann', aud: 'test', jti: String(now), ...times, access };
    const signed = `${encode({ typ: 'JWT', alg: 'ES256', x5c })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  };
}

/** A proxy for tunnels in this process. */
async function startTunnel() {
  const asked: string[] = [];
  const server = http.createServer();
  server.on('connect', ({ url = '' }, socket) => {
    asked.push(url);
    const target = net.connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { asked, proxy: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}
