import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { dangerousFilesOf } from '#image/dangers.js';
import { secretSearch } from '#image/secrets.js';
import { formatSecrets } from '#report/image-secrets.js';
import { memoryImage } from './memory-image.js';
import type { Member } from './write-tar.js';
import { paxMember } from './write-tar.js';

const TOKEN = `ghp_${'a1B2c3D4e5'.repeat(3)}`;
const PASSWORD = 'correct-horse-9';
const KEY = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEAx7'.repeat(5)}\n-----END RSA PRIVATE KEY-----\n`;

describe('secretSearch', () => {
  it('finds what a later layer removed, and shows no value in any format', async () => {
    const secrets = await search(
      [
        [
          { path: 'app/.env', content: `PORT=80\nDB_PASSWORD=${PASSWORD}\n` },
          { path: 'root/.ssh/id_rsa', content: KEY },
        ],
        [{ path: 'app/.wh..env' }, { path: 'app/config.js', content: `\n\nconst t = "${TOKEN}"` }],
      ],
      {
        config: { Env: [`API_TOKEN=${PASSWORD}`, 'PATH=/bin'], Labels: { note: TOKEN } },
        history: [{ created_by: `RUN DB_PASSWORD=${PASSWORD} ./install` }, {}],
      },
    );
    assert.deepEqual(
      secrets.found.map(({ kind, where, path, line, layer, hiddenBy, shown }) => [
        kind,
        where,
        path,
        line,
        layer,
        hiddenBy,
        shown,
      ]),
      [
        ['variable', 'file', 'app/.env', 2, 0, 1, 'DB_PASSWORD=***'],
        ['private key', 'file', 'root/.ssh/id_rsa', 1, 0, undefined, '***'],
        ['token', 'file', 'app/config.js', 3, 1, undefined, 'ghp_***'],
        ['variable', 'environment', 'API_TOKEN', 1, undefined, undefined, 'API_TOKEN=***'],
        ['token', 'label', 'note', 1, undefined, undefined, 'note=ghp_***'],
        ['variable', 'history', '0', 1, undefined, undefined, 'DB_PASSWORD=***'],
      ],
    );
    for (const format of ['text', 'json'] as const) {
      const text = formatSecrets(secrets.found, [], { users: [], groups: [], layers: {} }, '', format, 80);
      for (const value of [TOKEN, PASSWORD, 'MIIEpA']) assert.ok(!text.includes(value), `${format} shows ${value}`);
    }
  });

  it('is quiet about examples, public keys, placeholders and binaries', async () => {
    const { found } = await search([
      [
        { path: 'usr/share/doc/x/README', content: TOKEN },
        { path: 'app/README.md', content: 'AKIAIOSFODNN7EXAMPLE' },
        { path: 'usr/share/go-1.24/src/crypto/tls/testdata/key.txt', content: TOKEN },
        { path: 'app/node_modules/x/test/fixtures/key.txt', content: TOKEN },
        { path: 'app/.env', content: 'PASSWORD=\nDB_PASSWORD=${DB_PASSWORD}\nTOKEN_FILE=/run/secrets/token\n' },
        { path: 'etc/server.key', content: '-----BEGIN PUBLIC KEY-----\nMIIB\n' },
        { path: 'bin/tool', content: `\0\0${TOKEN}` },
        { path: 'root/.docker/config.json', content: '{"auths":{}}' },
      ],
    ]);
    assert.deepEqual(found, []);
  });
});

describe('dangerousFilesOf', () => {
  it('names files with rights that most do not need', async () => {
    const members: Member[] = [
      { path: 'bin/su', mode: 0o4755 },
      { path: 'bin/mail', mode: 0o2755 },
      { path: 'tmp', type: '5', mode: 0o1777 },
      { path: 'data', type: '5', mode: 0o777 },
      { path: 'etc/app.conf', mode: 0o666 },
      { path: 'link', type: '2', link: 'x', mode: 0o777 },
      paxMember({ 'SCHILY.xattr.security.capability': '\x01' }),
      { path: 'bin/ping' },
      { path: 'bin/plain', mode: 0o755 },
    ];
    const scanned = await analyseImage(memoryImage([members]));
    assert.deepEqual(
      dangerousFilesOf(scanned).map(({ path, kind }) => `${path} ${kind}`),
      [
        'bin/mail setgid',
        'bin/ping capabilities',
        'bin/su setuid',
        'data world-writable',
        'etc/app.conf world-writable',
      ],
    );
  });
});

async function search(layers: readonly (readonly Member[])[], config: object = {}) {
  const { watch, found } = secretSearch();
  const scanned = await analyseImage(memoryImage(layers, config), { watch });
  return { found: await found(scanned) };
}
