import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import type { OriginalEvidence } from '#evidence/observation-of.js';
import { observationOf } from '#evidence/observation-of.js';
import { observedRuntime } from '#evidence/observed-runtime.js';
import type { Observation } from '#rewrite/to-multi-stage/observation.js';
import { memoryImage } from '../image/memory-image.js';
import { writeElf } from '../image/write-elf.js';
import type { Member } from '../image/write-tar.js';

const program = (name: string) => `Package: ${name}\nStatus: install ok installed\nSection: libs\nVersion: 1\n`;
const NGINX = `${program('nginx')}Conffiles:\n /etc/nginx.conf ${md5('as shipped')}\n`;

const BASE: readonly Member[] = [
  { path: 'etc/os-release', content: 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n' },
  { path: 'etc/ld.so.conf', content: '/usr/local/lib\n' },
  { path: 'usr/local', type: '5' },
  { path: 'lib64/ld.so', content: writeElf({ soname: 'ld.so' }) },
  { path: 'var/lib/dpkg/status', content: program('libc6') },
  { path: 'var/lib/dpkg/info/libc6.list', content: '/lib64/ld.so\n' },
];

const PACKAGES: readonly Member[] = [
  { path: 'var/lib/dpkg/status', content: [program('libc6'), program('libssl3'), NGINX].join('\n') },
  { path: 'var/lib/dpkg/info/libssl3.list', content: '/usr/lib/libssl.so.3\n' },
  { path: 'var/lib/dpkg/info/nginx.list', content: '/etc/nginx.conf\n/etc/mime.types\n' },
  { path: 'var/lib/apt/extended_states', content: 'Package: libssl3\nAuto-Installed: 1\n' },
  { path: 'usr/lib/libssl.so.3', content: writeElf({ soname: 'libssl.so.3' }) },
  { path: 'etc/nginx.conf', content: 'edited where it was installed' },
  { path: 'etc/mime.types', content: 'text/plain txt' },
];

const BUILT: readonly Member[] = [
  { path: 'usr/local', type: '5' },
  { path: 'usr/local/lib/libtide.so.2.1', content: writeElf({ soname: 'libtide.so.2' }) },
  { path: 'usr/local/lib/libtide.so.2', type: '2', link: 'libtide.so.2.1' },
  {
    path: 'opt/tide/tide',
    mode: 0o755,
    uid: 998,
    content: writeElf({ needed: ['libtide.so.2', 'libssl.so.3'], interpreter: '/lib64/ld.so' }),
  },
  { path: 'usr/local/bin/tide', type: '2', link: '/opt/tide/tide' },
  { path: 'opt/tide/run.sh', mode: 0o755, content: '#!/opt/tide/tide\n' },
  { path: 'root/.cache/junk', content: 'x' },
  { path: 'etc/passwd', content: 'root:x:0:0::/root:/bin/sh\ntide:x:998:998::/opt/tide:/bin/sh\n' },
];

describe('observationOf', () => {
  it('tells what the build made from what packages and the base image brought', async () => {
    const { files } = await observe({ opened: [] });
    const paths = files.filter(({ line }) => line === 4).map(({ path }) => path);
    assert.deepEqual(paths, [
      '/opt/tide/run.sh',
      '/opt/tide/tide',
      '/usr/local/bin/tide',
      '/usr/local/lib/libtide.so.2',
      '/usr/local/lib/libtide.so.2.1',
    ]);
  });

  it('follows what is started through links and the first line of a script', async () => {
    assert.deepEqual((await observe({ start: ['tide'] })).uses, [
      { path: '/opt/tide/tide', why: 'started', links: ['/usr/local/bin/tide'] },
    ]);
    const { uses } = await observe({ start: ['./run.sh', '--fast'] });
    assert.deepEqual(
      uses.map(({ path }) => path),
      ['/opt/tide/run.sh', '/opt/tide/tide'],
    );
  });

  it('knows the names that a pattern of a shell stands for', async () => {
    const { uses } = await observe({ start: ['tide', '*.s?', '*.sh'] });
    assert.deepEqual(
      uses.map(({ path }) => path),
      ['/opt/tide/run.sh', '/opt/tide/tide'],
    );
  });

  it('knows the libraries of a program, the links to them and their packages', async () => {
    const { files, packages } = await observe({ start: ['tide'] });
    const tide = files.find(({ path }) => path === '/opt/tide/tide');
    assert.deepEqual(tide?.needs, [
      { path: '/lib64/ld.so' },
      { path: '/usr/local/lib/libtide.so.2.1', link: '/usr/local/lib/libtide.so.2' },
      { path: '/usr/lib/libssl.so.3' },
    ]);
    assert.equal(files.find(({ path }) => path === '/usr/lib/libssl.so.3')?.package, 'libssl3');
    assert.deepEqual(
      packages.map(({ name, isAdded, isAsked }) => [name, isAdded, isAsked]),
      [
        ['libc6', false, false],
        ['libssl3', true, false],
        ['nginx', true, true],
      ],
    );
  });

  it('sees that a file of a package was changed, in the same step or by COPY', async () => {
    const opened = ['/etc/nginx.conf', '/etc/mime.types'];
    const inSameStep = await observe({ opened });
    assert.deepEqual(changedIn(inSameStep), ['/etc/nginx.conf']);
    const copied = await observe({ opened }, [{ path: 'etc/mime.types', content: 'text/css css' }]);
    assert.deepEqual(changedIn(copied), ['/etc/mime.types', '/etc/nginx.conf']);
  });

  it('leaves out what every system has of its own', async () => {
    const { uses } = await observe({ opened: ['/etc/passwd', '/etc/ld.so.cache', '/nowhere', '/usr/local/lib'] });
    assert.deepEqual(uses, []);
  });

  it('names the users that own files', async () => {
    const { users } = await observe({});
    assert.deepEqual(users, [{ name: 'tide', uid: 998, gid: 998, home: '/opt/tide', shell: '/bin/sh' }]);
  });
});

describe('observedRuntime', () => {
  it('tells what an image has of all that is used', async () => {
    const seen = await observe({ start: ['tide'], opened: ['/etc/mime.types'] });
    const { lacks, packages, users } = await observedRuntime(memoryImage([BASE]), 'debian:trixie-slim', seen);
    assert.deepEqual(packages, ['libc6']);
    assert.deepEqual(users, []);
    assert.deepEqual(lacks, [
      '/etc/mime.types',
      '/opt/tide/tide',
      '/usr/lib/libssl.so.3',
      '/usr/local/lib/libtide.so.2.1',
    ]);
  });
});

function observe(evidence: Partial<OriginalEvidence>, last: readonly Member[] = []): Promise<Observation> {
  const config = { Env: ['PATH=/usr/local/bin:/bin'], WorkingDir: '/opt/tide' };
  return observationOf(memoryImage([BASE, PACKAGES, BUILT, last], { config }), {
    lines: [undefined, 2, 4, 5],
    copyLines: [5],
    start: [],
    named: [],
    ownVariables: [],
    user: undefined,
    setsEntrypoint: false,
    run: { outcome: 'running' },
    opened: [],
    ...evidence,
  });
}

function changedIn({ files }: Observation): readonly string[] {
  return files.flatMap(({ path, isChanged }) => (isChanged ? [path] : []));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
