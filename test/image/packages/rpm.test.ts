import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { packageSearch } from '#image/packages/find-packages.js';
import { packageUrlOf } from '#image/packages/package-url.js';
import { rpmPackagesIn } from '#image/packages/rpm/rpm-packages.js';
import { memoryImage } from '../memory-image.js';
import { rpmHeader, writeBerkeley, writeNdb, writeSqlite } from '../write-rpmdb.js';

const headers = [
  rpmHeader({
    name: 'bash',
    version: '5.2.26',
    release: '1.fc40',
    arch: 'x86_64',
    source: 'bash-5.2.26-1.fc40.src.rpm',
  }),
  rpmHeader({ name: 'gpg-pubkey', version: 'a1', release: 'b2' }),
  rpmHeader({ name: 'glibc', version: '2.39', release: '8', arch: 'x86_64', filler: 5000 }),
  rpmHeader({ name: 'openssl-libs', version: '3.0', release: '1', arch: 'x86_64', epoch: 1, filler: 300 }),
];
const expected = ['bash 5.2.26-1.fc40', 'glibc 2.39-8', 'openssl-libs 1:3.0-1'];
const forms: readonly (readonly [string, (blobs: readonly Buffer[]) => Buffer])[] = [
  ['SQLite', writeSqlite],
  ['rpm itself', writeNdb],
  ['Berkeley DB', (blobs) => writeBerkeley(blobs)],
  ['Berkeley DB with the high byte first', (blobs) => writeBerkeley(blobs, 'big')],
];
const namesIn = (database: Buffer) => rpmPackagesIn(database)?.map(({ name, version }) => `${name} ${version}`);

describe('databases of rpm', () => {
  for (const [form, write] of forms) {
    it(`are read in the form of ${form}, keys left out`, () => {
      assert.deepEqual(namesIn(write(headers))?.sort(), expected);
      assert.deepEqual(namesIn(write([])), []);
    });

    it(`in the form of ${form} do no harm when they are damaged`, () => {
      const sound = write(headers.slice(0, 3));
      for (let at = 0; at < sound.length; at += at < 200 ? 1 : 37)
        for (const value of [0, 2, 0xff]) {
          const changed = Buffer.from(sound);
          changed[at] = value;
          const found = rpmPackagesIn(changed) ?? [];
          assert.ok(found.length <= 10, `${at} ${value}`);
        }
      for (let length = 0; length < sound.length; length += 97) rpmPackagesIn(sound.subarray(0, length));
    });
  }

  it('end where pages lead in circles', () => {
    const sqlite = writeSqlite(headers);
    // The last child of the inner page is the page itself.
    sqlite.writeUInt32BE(2, 1024 + 8);
    assert.deepEqual(namesIn(sqlite)?.sort(), expected.slice(0, 2));
    const berkeley = writeBerkeley([headers[2] as Buffer]);
    // An overflow page follows itself: its start is read again and again, as often as the file has pages.
    berkeley.writeUInt32LE(2, 2 * 512 + 16);
    assert.deepEqual(namesIn(berkeley), ['glibc 2.39-8']);
  });

  it('are part of what an image has installed', async () => {
    const search = packageSearch();
    const scanned = await analyseImage(
      memoryImage([
        [
          { path: 'usr/lib/os-release', content: 'ID=fedora\nVERSION_ID=40\n' },
          { path: 'usr/lib/sysimage/rpm/rpmdb.sqlite', content: writeSqlite(headers) },
          { path: 'usr/lib/sysimage/rpm/rpmdb.sqlite-wal', content: '' },
        ],
      ]),
      { watch: search.watch },
    );
    const { packages, distribution, unread } = search.found(scanned);
    assert.deepEqual(unread, []);
    assert.deepEqual(packages[0]?.source, 'bash');
    assert.deepEqual(
      packages.map((found) => packageUrlOf(found, distribution)),
      [
        'pkg:rpm/fedora/bash@5.2.26-1.fc40?arch=x86_64&distro=fedora-40',
        'pkg:rpm/fedora/glibc@2.39-8?arch=x86_64&distro=fedora-40',
        'pkg:rpm/fedora/openssl-libs@3.0-1?arch=x86_64&distro=fedora-40&epoch=1',
      ],
    );
  });

  it('are said to be there when they cannot be read, or when their log holds more', async () => {
    const search = packageSearch();
    const scanned = await analyseImage(
      memoryImage([
        [
          { path: 'var/lib/rpm/Packages', content: 'something else' },
          { path: 'usr/lib/sysimage/rpm/rpmdb.sqlite-wal', content: 'x'.repeat(4152) },
        ],
      ]),
      { watch: search.watch },
    );
    assert.deepEqual(search.found(scanned).unread, ['var/lib/rpm/Packages', 'usr/lib/sysimage/rpm/rpmdb.sqlite-wal']);
  });
});
