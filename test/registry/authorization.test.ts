import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Credentials } from '#registry/credentials.js';
import { openRegistry, openRepository } from '#registry/open.js';
import type { Answerer, Received } from './fake-registry.js';
import {
  failure,
  impatient,
  manifestOf,
  OCI_MANIFEST,
  send,
  sendJson,
  sha256,
  someBytes,
  startFake,
} from './fake-registry.js';

const LAYER = someBytes(100_000);
const PASSWORD = 'correct-horse-battery';
const USER: Credentials = { username: 'ann', password: PASSWORD };
const BASIC = `Basic ${Buffer.from(`ann:${PASSWORD}`).toString('base64')}`;

const sendManifest: Answerer = (_, response) => sendJson(response, manifestOf(LAYER), OCI_MANIFEST);

/** A registry that wants tokens, and its token server; the token that is valid can be changed. */
async function tokenRegistry(answerToken: Answerer, challenge = '', answer: Answerer = sendManifest) {
  const valid = { token: 'token-1' };
  const tokens = await startFake(answerToken);
  const registry = await startFake((request, response) => {
    if (request.headers.authorization === `Bearer ${valid.token}`) return answer(request, response);
    const header =
      challenge || `Bearer realm="http://${tokens.host}/token",service="the registry",scope="repository:acme/app:pull"`;
    send(response, 401, '{"errors":[{"code":"UNAUTHORIZED"}]}', { 'www-authenticate': header });
  });
  return { tokens, registry, valid, name: `${registry.host}/acme/app` };
}

function query({ path }: Received): URLSearchParams {
  return new URL(path, 'http://tokens').searchParams;
}

describe('a token', () => {
  it('is fetched without a login, and used from then on', async () => {
    const { tokens, registry, name } = await tokenRegistry((_, response) => sendJson(response, { token: 'token-1' }));
    const repository = openRepository(name, impatient());
    await repository.manifest('1');
    await repository.manifest('2');
    assert.equal(tokens.received.length, 1);
    assert.equal(registry.received.length, 3);
    const [asked] = tokens.received as [Received];
    assert.equal(asked.headers.authorization, undefined);
    assert.equal(query(asked).get('service'), 'the registry');
    assert.deepEqual(query(asked).getAll('scope'), ['repository:acme/app:pull']);
  });

  it('is asked for with our own scope where the challenge has none, one parameter a scope', async () => {
    const { tokens, registry } = await tokenRegistry((_, response) => sendJson(response, { token: 'token-1' }));
    const host = tokens.host;
    const plain = await tokenRegistry(
      (_, response) => sendJson(response, {}),
      `Bearer realm="http://${host}/t"`,
      (_, response) => sendJson(response, { repositories: ['a'] }),
    );
    assert.deepEqual(await openRegistry(plain.registry.host, impatient()).repositories(), {
      names: ['a'],
      more: false,
    });
    assert.deepEqual(query(tokens.received.at(-1) as Received).getAll('scope'), ['registry:catalog:*']);
    const two = await tokenRegistry(
      (_, response) => sendJson(response, {}),
      `Bearer realm="http://${host}/t",scope="a:b:pull c:d:pull"`,
    );
    await openRepository(two.name, impatient()).manifest('1');
    assert.deepEqual(query(tokens.received.at(-1) as Received).getAll('scope'), ['a:b:pull', 'c:d:pull']);
    assert.equal(registry.received.length, 0);
  });

  it('is fetched with user and password by GET', async () => {
    const { tokens, registry, name } = await tokenRegistry((_, response) =>
      sendJson(response, { access_token: 'token-1' }),
    );
    await openRepository(name, impatient([], { credentials: USER })).manifest('1');
    assert.equal(tokens.received[0]?.headers.authorization, BASIC);
    assert.ok(registry.received.every(({ headers }) => !headers.authorization?.startsWith('Basic')));
  });

  it('is fetched by POST from a server that knows nothing else', async () => {
    const { tokens, name } = await tokenRegistry(({ method }, response) =>
      method === 'POST' ? sendJson(response, { access_token: 'token-1' }) : send(response, 405, ''),
    );
    await openRepository(name, impatient([], { credentials: USER })).manifest('1');
    const form = new URLSearchParams(tokens.received[1]?.body);
    assert.equal(form.get('grant_type'), 'password');
    assert.equal(form.get('password'), PASSWORD);
  });

  it('is fetched with an identity token by POST', async () => {
    const { tokens, name } = await tokenRegistry((_, response) => sendJson(response, { access_token: 'token-1' }));
    await openRepository(name, impatient([], { credentials: { identityToken: 'refresh-me' } })).manifest('1');
    const [asked] = tokens.received as [Received];
    assert.equal(asked.method, 'POST');
    assert.equal(asked.headers.authorization, undefined);
    assert.deepEqual(Object.fromEntries(new URLSearchParams(asked.body)), {
      grant_type: 'refresh_token',
      refresh_token: 'refresh-me',
      service: 'the registry',
      client_id: 'plimsoll',
      scope: 'repository:acme/app:pull',
    });
  });

  it('that has run out is replaced, once for all requests', async () => {
    let next = 'token-1';
    const { tokens, valid, name } = await tokenRegistry((_, response) => sendJson(response, { token: next }));
    const repository = openRepository(name, impatient());
    await repository.manifest('1');
    next = 'token-2';
    valid.token = 'token-2';
    await Promise.all(['1', '2', '3', '4'].map((tag) => repository.manifest(tag)));
    assert.equal(tokens.received.length, 2);
  });

  it('server that fails is asked again', async () => {
    let failures = 2;
    const { name } = await tokenRegistry((_, response) =>
      failures-- > 0 ? send(response, 500, '') : sendJson(response, { token: 'token-1' }),
    );
    await openRepository(name, impatient()).manifest('1');
    assert.equal(failures, -1);
  });

  const GARBAGE: readonly (readonly [name: string, body: string])[] = [
    ['HTML', '<html>'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['an empty token', '{"token":""}'],
    ['a token with a line feed', '{"token":"a\\nb: c"}'],
    ['a token that is a number', '{"token":1}'],
  ];
  for (const [name, body] of GARBAGE) {
    it(`server that answers ${name} is an error`, async () => {
      const { name: image } = await tokenRegistry((_, response) => send(response, 200, body));
      await assert.rejects(
        openRepository(image, impatient()).manifest('1'),
        failure('REGISTRY_INVALID_ANSWER', /without a token/),
      );
    });
  }

  it('server that answers without end is an error', async () => {
    const { name } = await tokenRegistry((_, response) => send(response, 200, Buffer.alloc(3 * 2 ** 20, ' ')));
    await assert.rejects(openRepository(name, impatient()).manifest('1'), failure('REGISTRY_ANSWER_TOO_LARGE'));
  });

  for (const realm of ['', 'no address', 'ftp://tokens/', 'http://tokens.example/token', 'file:///etc/passwd']) {
    it(`server at ${realm || 'no address'} is not asked`, async () => {
      const { name } = await tokenRegistry((_, response) => send(response, 500, ''), `Bearer realm="${realm}"`);
      const outcome = openRepository(name, impatient([], { credentials: USER })).manifest('1');
      // A relative one is taken as the registry's own, which has no token either.
      await assert.rejects(
        outcome,
        failure(/^$|no address/.test(realm) ? 'REGISTRY_UNAUTHORIZED' : 'REGISTRY_INVALID_ANSWER'),
      );
    });
  }
});

describe('a login', () => {
  it('is sent to a registry that wants Basic, and only when it asks', async () => {
    const fake = await startFake((request, response) => {
      if (request.headers.authorization === BASIC) return sendManifest(request, response);
      send(response, 401, '', { 'www-authenticate': 'Basic realm="registry"' });
    });
    await openRepository(`${fake.host}/acme/app`, impatient([], { credentials: USER })).manifest('1');
    assert.deepEqual(
      fake.received.map(({ headers }) => headers.authorization),
      [undefined, BASIC],
    );
  });

  it('that is missing is an error with the way out', async () => {
    const fake = await startFake((_, response) => send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' }));
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, impatient()).manifest('1'),
      failure('REGISTRY_UNAUTHORIZED', /without a login.*\(401\)/, new RegExp(`docker login ${fake.host}`)),
    );
  });

  it('that is wrong is an error after one attempt', async () => {
    const fake = await startFake((_, response) => send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' }));
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, impatient([], { credentials: USER })).manifest('1'),
      failure('REGISTRY_UNAUTHORIZED', /refuses the credentials/, /docker login/),
    );
    assert.equal(fake.received.length, 2);
  });

  it('that the token server refuses is an error', async () => {
    const { name } = await tokenRegistry((_, response) => send(response, 401, ''));
    await assert.rejects(
      openRepository(name, impatient([], { credentials: USER })).manifest('1'),
      failure('REGISTRY_UNAUTHORIZED', /refuses the credentials/),
    );
  });

  it('without the right is an error of its own', async () => {
    const fake = await startFake((_, response) => send(response, 403, '{"errors":[{"code":"DENIED"}]}'));
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, impatient()).manifest('1'),
      failure('REGISTRY_FORBIDDEN', /403/),
    );
  });
});

describe('a redirect', () => {
  it('to another host carries no credentials', async () => {
    const storage = await startFake((_, response) => send(response, 200, LAYER));
    const fake = await startFake((request, response) => {
      if (request.headers.authorization !== BASIC) {
        return send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' });
      }
      send(response, 307, '', { location: `http://${storage.host}/bucket/blob?signature=abc` });
    });
    const repository = openRepository(`${fake.host}/acme/app`, impatient([], { credentials: USER }));
    const chunks: Buffer[] = [];
    for await (const chunk of await repository.blob(sha256(LAYER))) chunks.push(chunk as Buffer);
    assert.ok(Buffer.concat(chunks).equals(LAYER));
    assert.equal(storage.received[0]?.path, '/bucket/blob?signature=abc');
    assert.equal(storage.received[0]?.headers.authorization, undefined);
  });

  it('to another host that asks for a login gets none', async () => {
    const storage = await startFake((_, response) =>
      send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' }),
    );
    const fake = await startFake((_, response) => send(response, 302, '', { location: `http://${storage.host}/` }));
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, impatient([], { credentials: USER })).manifest('1'),
      failure('REGISTRY_UNAUTHORIZED', new RegExp(`^${storage.host} gives .* to nobody`)),
    );
    assert.equal(storage.received.length, 1);
    assert.equal(storage.received[0]?.headers.authorization, undefined);
  });

  it('on the same host is followed with the login', async () => {
    const fake = await startFake((request, response) => {
      if (request.headers.authorization !== BASIC) {
        return send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' });
      }
      if (request.path.startsWith('/v2/')) send(response, 301, '', { location: '/mirror/manifest' });
      else sendManifest(request, response);
    });
    await openRepository(`${fake.host}/acme/app`, impatient([], { credentials: USER })).manifest('1');
    assert.equal(fake.received.at(-1)?.path, '/mirror/manifest');
  });

  it('with a body without end is followed all the same', async () => {
    let closed = false;
    const fake = await startFake((request, response) => {
      if (request.path === '/there') return sendManifest(request, response);
      response.writeHead(302, { location: '/there' });
      const more = setInterval(() => response.write('x'.repeat(1000)), 1);
      response.on('close', () => {
        clearInterval(more);
        closed = true;
      });
    });
    await openRepository(`${fake.host}/acme/app`, impatient()).manifest('1');
    for (let turn = 0; turn < 1000 && !closed; turn++) await sleep(5);
    assert.ok(closed);
  });

  it('in a circle is an error', async () => {
    const fake = await startFake(({ path }, response) => send(response, 302, '', { location: path }));
    await assert.rejects(
      openRepository(`${fake.host}/acme/app`, impatient()).manifest('1'),
      failure('REGISTRY_INVALID_ANSWER', /without end/),
    );
    assert.ok(fake.received.length <= 12);
  });

  for (const location of ['file:///etc/passwd', 'javascript:1', 'http://', 'http://[']) {
    it(`to ${location} is an error`, async () => {
      const fake = await startFake((_, response) => send(response, 302, '', { location }));
      await assert.rejects(
        openRepository(`${fake.host}/acme/app`, impatient()).manifest('1'),
        failure('REGISTRY_INVALID_ANSWER', /no address/),
      );
    });
  }
});

describe('a secret', () => {
  it('never shows in an error, even when the registry repeats it', async () => {
    const repeat: Answerer = ({ headers, body }, response) => {
      const said = `${headers.authorization} ${PASSWORD} ${body}`;
      const answer = JSON.stringify({ errors: [{ code: said, message: said, detail: said }], token: '' });
      send(response, said.includes('Bearer') ? 400 : 401, answer, { 'www-authenticate': `Basic realm="${PASSWORD}"` });
    };
    const basic = await startFake(repeat);
    const { name } = await tokenRegistry(repeat);
    const teapot = await startFake((request, response) => {
      if (!request.headers.authorization) return send(response, 401, '', { 'www-authenticate': 'Basic realm="x"' });
      send(response, 418, JSON.stringify({ errors: [{ code: request.headers.authorization }] }));
    });
    for (const image of [`${basic.host}/acme/app`, name, `${teapot.host}/acme/app`]) {
      const error = await openRepository(image, impatient([], { credentials: USER }))
        .manifest('1')
        .catch((failed: unknown) => failed);
      const shown = inspect(error, { depth: 20, showHidden: true });
      assert.match(shown, /ToolError/);
      assert.ok(!shown.includes(PASSWORD) && !shown.includes(BASIC.slice(6)), shown);
    }
  });
});
