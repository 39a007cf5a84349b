import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import type { PackageFiles } from '#image/packages/package-files.js';
import { packageFileSearch } from '#image/packages/package-files.js';
import { memoryImage } from '../memory-image.js';
import type { Member } from '../write-tar.js';

const OLD = 'Package: base\nStatus: install ok installed\nVersion: 1\n';
const NEW = `${OLD}
Package: nginx
Status: install ok installed
Section: httpd
Pre-Depends: base (>= 1)
Depends: libc6 (>= 2.3) | musl, zlib1g:any
Conffiles:
 /etc/nginx/nginx.conf 0123456789abcdef0123456789abcdef
Version: 2
`;

describe('packageFileSearch', () => {
  it('knows which package of dpkg a file is of, whichever way its folder is called', async () => {
    const found = await search([
      [{ path: 'var/lib/dpkg/status', content: OLD }],
      [
        { path: 'var/lib/dpkg/status', content: NEW },
        { path: 'var/lib/dpkg/info/nginx:amd64.list', content: '/.\n/lib\n/lib/nginx.so\n/usr/sbin/nginx\n' },
      ],
    ]);
    assert.equal(found.ownerOf('/usr/lib/nginx.so'), 'nginx');
    assert.equal(found.ownerOf('/usr/sbin/nginx'), 'nginx');
    assert.equal(found.ownerOf('/usr/sbin/other'), undefined);
    assert.equal(found.layerOf('nginx'), 1);
    assert.deepEqual([...found.namesIn(1)], ['base']);
    assert.deepEqual([...found.configurationFiles], [['/etc/nginx/nginx.conf', '0123456789abcdef0123456789abcdef']]);
    const { depends, section } = found.packages.get('nginx') ?? {};
    assert.deepEqual({ depends, section }, { depends: ['base', 'libc6', 'zlib1g'], section: 'httpd' });
  });

  it('tells what was asked for from what came along', async () => {
    const states = 'Package: base\nArchitecture: amd64\nAuto-Installed: 1\n';
    const { packages } = await search([
      [
        { path: 'var/lib/dpkg/status', content: NEW },
        { path: 'var/lib/apt/extended_states', content: states },
      ],
    ]);
    assert.deepEqual(
      [...packages.values()].map(({ name, isAutomatic }) => [name, isAutomatic]),
      [
        ['base', true],
        ['nginx', false],
      ],
    );
  });

  it("reads apk's database", async () => {
    const content =
      'P:musl\nV:1\no:musl\nF:lib\nR:libc.so\na:0:0:755\n\nP:tide\nV:2\nD:so:libc.so>=1 musl\nF:usr/bin\nR:tide\n\n';
    const { packages, ownerOf } = await search([[{ path: 'usr/lib/apk/db/installed', content }]]);
    assert.equal(ownerOf('/usr/bin/tide'), 'tide');
    assert.equal(ownerOf('/usr/lib/libc.so'), 'musl');
    assert.deepEqual(packages.get('tide')?.depends, ['so:libc.so', 'musl']);
  });

  it('knows the packages of distroless images', async () => {
    const content = 'Package: tzdata\nVersion: 1\n';
    const { packages } = await search([
      [
        { path: 'var/lib/dpkg/status.d/tzdata', content },
        { path: 'var/lib/dpkg/status.d/tzdata.md5sums', content: 'Package: none\n' },
      ],
    ]);
    assert.deepEqual([...packages.keys()], ['tzdata']);
  });

  it('knows nothing of an image without a database', async () => {
    const { packages, ownerOf, namesIn } = await search([[{ path: 'app', content: 'x' }]]);
    assert.deepEqual([packages.size, ownerOf('/app'), namesIn(1).size], [0, undefined, 0]);
  });
});

async function search(layers: readonly (readonly Member[])[]): Promise<PackageFiles> {
  const owners = packageFileSearch();
  return owners.found(await analyseImage(memoryImage(layers), { watch: owners.watch }));
}
