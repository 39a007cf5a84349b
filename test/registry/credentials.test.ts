import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { runCredentialHelper } from '#registry/credential-helper.js';
import { findCredentials } from '#registry/credentials.js';
import { temporaryTree } from '../project/temporary-tree.js';

const auth = (user: string, password: string) => ({ auth: Buffer.from(`${user}:${password}`).toString('base64') });

/** What is found for a repository when Docker's config.json says this. */
async function found(test: TestContext, config: unknown, registry = 'reg.example:5000', path = 'acme/app') {
  const home = await temporaryTree(test, { '.docker/config.json': JSON.stringify(config) });
  return findCredentials(registry, path, { HOME: home, PATH: '' });
}

const ANN = { username: 'ann', password: 'a:b' };

describe("credentials in Docker's config.json", () => {
  const KEYS: readonly (readonly [key: string, registry: string, isMatch: boolean])[] = [
    ['reg.example:5000', 'reg.example:5000', true],
    ['https://reg.example:5000', 'reg.example:5000', true],
    ['https://reg.example:5000/v2/', 'reg.example:5000', true],
    ['http://reg.example:5000/', 'reg.example:5000', true],
    ['reg.example', 'reg.example:5000', false],
    ['reg.example:5000', 'reg.example', false],
    ['example:5000', 'reg.example:5000', false],
    ['reg.example:5000.evil.example', 'reg.example:5000', false],
    ['https://index.docker.io/v1/', 'docker.io', true],
    ['docker.io', 'docker.io', true],
    ['https://index.docker.io/v1/', 'reg.example:5000', false],
    ['reg.example:5000/acme', 'reg.example:5000', true],
    ['reg.example:5000/acme/app', 'reg.example:5000', true],
    ['reg.example:5000/other', 'reg.example:5000', false],
    ['reg.example:5000/acme/ap', 'reg.example:5000', false],
  ];
  for (const [key, registry, isMatch] of KEYS) {
    it(`under ${key} are ${isMatch ? '' : 'not '}for ${registry}`, async (test) => {
      const { credentials } = await found(test, { auths: { [key]: auth('ann', 'a:b') } }, registry);
      assert.deepEqual(credentials, isMatch ? ANN : undefined);
    });
  }

  it('may be written in three ways', async (test) => {
    const entry = async (value: unknown) => (await found(test, { auths: { 'reg.example:5000': value } })).credentials;
    assert.deepEqual(await entry({ username: 'ann', password: 'a:b' }), ANN);
    assert.deepEqual(await entry({ ...auth('ann', ''), identitytoken: 'id' }), { identityToken: 'id' });
    assert.deepEqual(await entry({}), undefined);
  });

  it('of a part of the registry come first', async (test) => {
    const auths = { 'reg.example:5000': auth('all', '1'), 'reg.example:5000/acme': auth('acme', '2') };
    assert.deepEqual((await found(test, { auths })).credentials, { username: 'acme', password: '2' });
    assert.deepEqual((await found(test, { auths }, undefined, 'other/app')).credentials, {
      username: 'all',
      password: '1',
    });
  });

  for (const broken of [
    null,
    3,
    [],
    { auths: [] },
    { auths: { 'reg.example:5000': 'x' } },
    { credHelpers: 'x' },
    { credsStore: {} },
  ]) {
    it(`are none in ${JSON.stringify(broken)}`, async (test) => {
      assert.equal((await found(test, broken)).credentials, undefined);
    });
  }

  it('that cannot be read are a problem without the secret', async (test) => {
    const { problem } = await found(test, { auths: { 'reg.example:5000': { auth: 'c2VjcmV0' } } });
    assert.equal(problem, 'The entry of reg.example:5000 in auths cannot be read.');
    const home = await temporaryTree(test, { '.docker/config.json': '{"auths": secret' });
    const broken = await findCredentials('reg.example', 'app', { HOME: home });
    assert.match(broken.problem ?? '', /config\.json is not valid JSON\.$/);
  });
});

describe('the places for credentials', () => {
  it('are asked in their order', async (test) => {
    const file = (name: string) => JSON.stringify({ auths: { 'reg.example': auth(name, '1') } });
    const root = await temporaryTree(test, {
      'home/.docker/config.json': file('home'),
      'home/.config/containers/auth.json': file('podman'),
      'docker/config.json': file('docker-config'),
      'run/containers/auth.json': file('runtime'),
      'auth.json': file('registry-auth-file'),
    });
    const all = {
      DOCKER_AUTH_CONFIG: file('environment'),
      REGISTRY_AUTH_FILE: join(root, 'auth.json'),
      DOCKER_CONFIG: join(root, 'docker'),
      HOME: join(root, 'home'),
      XDG_RUNTIME_DIR: join(root, 'run'),
    };
    const user = async (env: Record<string, string>) => {
      const { credentials } = await findCredentials('reg.example', 'app', env);
      return credentials && 'username' in credentials ? credentials.username : undefined;
    };
    const { DOCKER_AUTH_CONFIG: _, ...second } = all;
    const { REGISTRY_AUTH_FILE: __, ...third } = second;
    const { DOCKER_CONFIG: ___, ...fourth } = third;
    assert.equal(await user(all), 'environment');
    assert.equal(await user(second), 'registry-auth-file');
    assert.equal(await user(third), 'docker-config');
    assert.equal(await user(fourth), 'home');
    assert.equal(await user({ ...fourth, DOCKER_CONFIG: '/nonexistent' }), 'runtime');
    assert.equal(await user({ HOME: all.HOME, DOCKER_CONFIG: '/nonexistent' }), 'podman');
    assert.equal(await user({ HOME: '/nonexistent' }), undefined);
  });
});

/** A directory with programs `docker-credential-NAME` that run these shell scripts, as PATH. */
async function pathWith(test: TestContext, programs: Readonly<Record<string, string>>): Promise<string> {
  const directory = await temporaryTree(test, { 'bin/': '' });
  const bin = join(directory, 'bin');
  for (const [name, script] of Object.entries(programs)) {
    const file = join(bin, `docker-credential-${name}`);
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
  }
  return `${bin}:${process.env.PATH}`;
}

describe('a credential helper', { skip: process.platform === 'win32' }, () => {
  const ECHO = `read server; echo "{\\"ServerURL\\":\\"$server\\",\\"Username\\":\\"$1 $server\\",\\"Secret\\":\\"s\\"}"`;

  it('is asked for the server on its input', async (test) => {
    const PATH = await pathWith(test, { store: ECHO });
    const { credentials } = await runCredentialHelper('store', 'reg.example', { PATH });
    assert.deepEqual(credentials, { username: 'get reg.example', password: 's' });
  });

  it('may have an identity token', async (test) => {
    const PATH = await pathWith(test, { store: `echo '{"Username":"<token>","Secret":"id"}'` });
    assert.deepEqual((await runCredentialHelper('store', 'x', { PATH })).credentials, { identityToken: 'id' });
  });

  it('of the registry comes before the store, and that before auths', async (test) => {
    const PATH = await pathWith(test, {
      own: `echo '{"Username":"own","Secret":"s"}'`,
      all: `read server; echo "{\\"Username\\":\\"$server\\",\\"Secret\\":\\"s\\"}"`,
      none: 'echo "credentials not found in native keychain"; exit 1',
    });
    const user = async (config: unknown, registry: string) => {
      const home = await temporaryTree(test, { '.docker/config.json': JSON.stringify(config) });
      const { credentials, problem } = await findCredentials(registry, 'app', { HOME: home, PATH });
      assert.equal(problem, undefined);
      return credentials && 'username' in credentials ? credentials.username : undefined;
    };
    const auths = { 'reg.example': auth('auths', '1') };
    assert.equal(await user({ credHelpers: { 'reg.example': 'own' }, credsStore: 'all', auths }, 'reg.example'), 'own');
    assert.equal(
      await user({ credHelpers: { 'other.example': 'own' }, credsStore: 'all', auths }, 'reg.example'),
      'reg.example',
    );
    assert.equal(await user({ credsStore: 'none', auths }, 'reg.example'), 'auths');
    assert.equal(await user({ credsStore: 'all' }, 'docker.io'), 'https://index.docker.io/v1/');
  });

  const BROKEN: readonly (readonly [name: string, script: string, problem: RegExp])[] = [
    ['that fails', 'echo secret; echo secret >&2; exit 3', /^docker-credential-bad ended with code 3\.$/],
    ['that prints no JSON', 'echo secret', /^docker-credential-bad gave an answer that cannot be read\.$/],
    ['that prints other JSON', `echo '{"Secret":1}'`, /cannot be read/],
    ['that prints without end', 'yes secret', /printed far too much/],
    ['that hangs', 'sleep 60', /gave no answer in 0\.2 seconds/],
  ];
  for (const [name, script, problem] of BROKEN) {
    it(`${name} gives none, and says why without its output`, async (test) => {
      const PATH = await pathWith(test, { bad: script });
      const answer = await runCredentialHelper('bad', 'reg.example', { PATH }, name === 'that hangs' ? 200 : 20_000);
      assert.equal(answer.credentials, undefined);
      assert.match(answer.problem ?? '', problem);
    });
  }

  it('that is missing gives none', async () => {
    const answer = await runCredentialHelper('missing', 'reg.example', { PATH: '/nonexistent' });
    assert.equal(answer.problem, 'docker-credential-missing is not installed.');
  });

  it('with a path for a name is not run', async () => {
    for (const name of ['../../evil', 'a b', '', 'a/b', 'a;b']) {
      assert.match(
        (await runCredentialHelper(name, 'x', { PATH: process.env.PATH })).problem ?? '',
        /name that is none/,
      );
    }
  });
});
