import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Answerer } from '../registry/fake-registry.js';
import {
  manifestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  send,
  sendJson,
  sendUnknown,
  sha256,
  someBytes,
  startFake,
} from '../registry/fake-registry.js';

const program = fileURLToPath(new URL('../../dist/plimsoll.cjs', import.meta.url));

interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program beside this process, which has to answer it. */
function run(...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH, HOME: '/nonexistent' };
    execFile(process.execPath, [program, 'registry', ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const CONFIG = Buffer.from('{"os":"linux","architecture":"amd64","created":"2026-11-20T10:00:00Z"}');
const MANIFEST = JSON.stringify(manifestOf(someBytes(1_500_000), CONFIG));
const INDEX = JSON.stringify({
  schemaVersion: 2,
  mediaType: OCI_INDEX,
  manifests: [
    { mediaType: OCI_MANIFEST, digest: sha256(MANIFEST), size: 1, platform: { os: 'linux', architecture: 'amd64' } },
    {
      mediaType: OCI_MANIFEST,
      digest: sha256('x'),
      size: 1,
      platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
    },
  ],
});
const LIMIT = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '76;w=21600' };

const answer: Answerer = ({ path }, response) => {
  const last = path.split('/').at(-1) ?? '';
  if (path.startsWith('/v2/acme/app/tags/list')) sendJson(response, { tags: ['1.9', '1.10', 'latest'] });
  else if (path.startsWith('/v2/_catalog')) sendJson(response, { repositories: ['acme/app', 'evil\u001b[31m'] });
  else if (last === '1.9' || last === sha256(MANIFEST)) send(response, 200, MANIFEST, { 'content-type': OCI_MANIFEST });
  else if (last === '1.10') send(response, 200, INDEX, { 'content-type': OCI_INDEX, ...LIMIT });
  else if (last === sha256(CONFIG)) send(response, 200, CONFIG);
  else sendUnknown(response, path.includes('acme/app') ? 'MANIFEST_UNKNOWN' : 'NAME_UNKNOWN');
};

describe('plimsoll registry', async () => {
  const { host } = await startFake(answer);
  const image = `${host}/acme/app`;

  it('tags prints one a line, and the rest of what it knows beside', async () => {
    assert.deepEqual(await run('tags', image), { status: 0, stdout: '1.9\n1.10\nlatest\n', stderr: '' });
    const newest = await run('tags', image, '--sort', '--limit', '1');
    assert.deepEqual([newest.stdout, newest.stderr], ['1.10\n', 'There are more tags; these are 1.\n']);
  });

  it('tags prints JSON', async () => {
    const { stdout } = await run('tags', image, '--format', 'json');
    assert.deepEqual(JSON.parse(stdout), {
      schema: 1,
      repository: image,
      tags: ['1.9', '1.10', 'latest'],
      more: false,
    });
  });

  it('manifest prints an index with its images, and the rate limit', async () => {
    const { stdout } = await run('manifest', `${image}:1.10`);
    assert.equal(
      stdout,
      [
        `${image}:1.10`,
        `digest   ${sha256(INDEX)}`,
        `type     OCI image index, ${INDEX.length} B`,
        'images   2',
        '',
        'linux/amd64',
        `digest   ${sha256(MANIFEST)}`,
        '',
        'linux/arm/v7',
        `digest   ${sha256('x')}`,
        '',
        '76 of 100 pulls left in 6 hours',
        '',
      ].join('\n'),
    );
  });

  it('manifest prints the image for a platform, no line longer than 80 columns', async () => {
    const { stdout } = await run('manifest', `${image}:1.10`, '--platform', 'linux/amd64');
    assert.match(stdout, /^platform linux\/amd64\ncreated {2}2026-11-20T10:00:00Z$/m);
    assert.match(stdout, /^layers {3}1, together 1\.5 MB as stored\n {2}1\.5 MB sha256:[0-9a-f]{64}$/m);
    assert.ok(stdout.split('\n').every((line) => line.length <= 80));
  });

  it('manifest prints the very bytes, and JSON', async () => {
    assert.equal((await run('manifest', `${image}:1.10`, '--raw')).stdout, INDEX);
    const report = JSON.parse((await run('manifest', `${image}:1.10`, '-f', 'json')).stdout);
    assert.equal(report.digest, sha256(INDEX));
    assert.deepEqual(report.rateLimit, { limit: 100, remaining: 76, windowSeconds: 21600 });
    assert.deepEqual(report.manifest, JSON.parse(INDEX));
  });

  it('ls prints the repositories, harmless for a terminal', async () => {
    assert.equal((await run('ls', host)).stdout, 'acme/app\nevil␛[31m\n');
  });

  const FAILURES: readonly (readonly [name: string, args: readonly string[], message: RegExp])[] = [
    ['an unknown tag', ['manifest', `${image}:1.11`], /has no tag 1\.11\. Did you mean 1\.10\?/],
    ['an unknown repository', ['manifest', `${host}/acme/ap:1`], /no repository .*\/acme\/ap\./],
    [
      'an unknown platform',
      ['manifest', `${image}:1.10`, '--platform', 'linux/s390x'],
      /It has linux\/amd64, linux\/arm\/v7\./,
    ],
    ['a name that is none', ['tags', 'Acme/App'], /"Acme\/App" is no image name: .*upper-case/],
    ['a host that is none', ['ls', 'a/b'], /"a\/b" is no registry\./],
    ['an unknown host', ['tags', 'plimsoll.invalid/x'], /plimsoll\.invalid.*(?:no such host|cannot be looked up)/],
    ['a closed port', ['tags', '127.0.0.1:1/x'], /127\.0\.0\.1:1 cannot be reached/],
  ];
  for (const [name, args, message] of FAILURES) {
    it(`says what is wrong with ${name} in one line and exits with 2`, async () => {
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /^plimsoll: [^\n]+\n$/);
    });
  }

  it('wants a limit that is a number', async () => {
    for (const limit of ['0', '-1', 'x', '1.5']) {
      const { status, stderr } = await run('tags', image, `--limit=${limit}`);
      assert.equal(status, 2);
      assert.match(stderr, /whole number/);
    }
  });
});
