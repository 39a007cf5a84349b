import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { analyseImage } from '#image/analyse.js';
import { packageSearch } from '#image/packages/find-packages.js';
import { packageUrlOf } from '#image/packages/package-url.js';
import { formatPackages } from '#report/image-packages.js';
import { memoryImage } from './memory-image.js';
import type { Member } from './write-tar.js';

const STATUS = `Package: libc6
Status: install ok installed
Architecture: amd64
Source: glibc (2.36-9)
Version: 2.36-9+deb12u1
Description: GNU C Library
 Version: 9 in a description

Package: gone
Status: deinstall ok config-files
Version: 1
`;

describe('packageSearch', () => {
  it('reads the databases and manifests that a container sees', async () => {
    const { packages, distribution } = await search([
      [
        { path: 'etc/os-release', content: 'NAME="Debian"\nID=debian\nVERSION_ID="12"\n' },
        { path: 'var/lib/dpkg/status', content: 'Package: old\nStatus: install ok installed\nVersion: 1\n' },
        { path: 'app/node_modules/gone/package.json', content: '{"name":"gone","version":"1.0.0"}' },
        {
          path: 'lib/apk/db/installed',
          content: 'C:Q1\nP:musl\nV:1.2.5-r0\nA:x86_64\no:musl\nF:lib\n\nP:busybox\nV:1.36\n\n',
        },
      ],
      [
        { path: 'var/lib/dpkg/status', content: STATUS },
        { path: 'app/node_modules/.wh.gone' },
        { path: 'app/package.json', content: '{"name":"app","version":"1.0.0"}' },
        { path: 'app/node_modules/@scope/lib/package.json', content: '{"name":"@scope/lib","version":"2.0.0"}' },
        { path: 'app/node_modules/broken/package.json', content: '{' },
        {
          path: 'usr/lib/python3/dist-packages/My_Tool-1.dist-info/METADATA',
          content: 'Metadata-Version: 2.1\nName: My_Tool\nVersion: 1.5\n\nName: other\n',
        },
        { path: 'opt/app.jar', content: jar() },
        { path: 'usr/bin/server', mode: 0o755, content: goProgram() },
      ],
    ]);
    assert.deepEqual(distribution, { id: 'debian', version: '12', name: '' });
    assert.deepEqual(
      packages.map((found) => packageUrlOf(found, distribution)),
      [
        'pkg:apk/debian/busybox@1.36?distro=debian-12',
        'pkg:apk/debian/musl@1.2.5-r0?arch=x86_64&distro=debian-12',
        'pkg:deb/debian/libc6@2.36-9%2Bdeb12u1?arch=amd64&distro=debian-12',
        'pkg:golang/example.com/app@v1.2.0',
        'pkg:golang/example.com/fork@v0.2.0',
        'pkg:golang/stdlib@1.24.3',
        'pkg:maven/org.example/inner@2.1',
        'pkg:maven/org.example/outer@1.0',
        'pkg:npm/%40scope/lib@2.0.0',
        'pkg:pypi/my-tool@1.5',
      ],
    );
  });

  it('is printed as CycloneDX and SPDX, the same bytes each time', async () => {
    const member: Member = { path: 'a/node_modules/x/package.json', content: '{"name":"x","version":"1.0.0"}' };
    const inventory = await search([[member, { ...member, path: 'b/node_modules/x/package.json' }]]);
    const subject = {
      name: 'app:1',
      digest: 'sha256:1',
      created: '2026-01-01T00:00:00Z',
      toolVersion: '1.0.0',
      urlOf: (found: (typeof inventory.packages)[number]) => packageUrlOf(found, inventory.distribution),
    };
    const bom = JSON.parse(formatPackages(inventory, subject, 'cyclonedx', 80)) as {
      specVersion: string;
      components: { purl: string; evidence: { occurrences: object[] } }[];
    };
    assert.equal(bom.specVersion, '1.6');
    assert.deepEqual(
      bom.components.map(({ purl, evidence }) => [purl, evidence.occurrences.length]),
      [['pkg:npm/x@1.0.0', 2]],
    );
    const spdx = JSON.parse(formatPackages(inventory, subject, 'spdx', 80)) as {
      spdxVersion: string;
      packages: { name: string }[];
      relationships: object[];
    };
    assert.equal(spdx.spdxVersion, 'SPDX-2.3');
    assert.deepEqual(
      spdx.packages.map(({ name }) => name),
      ['app:1', 'x'],
    );
    assert.equal(spdx.relationships.length, 2);
    assert.equal(formatPackages(inventory, subject, 'spdx', 80), formatPackages(inventory, subject, 'spdx', 80));
  });
});

async function search(layers: readonly (readonly Member[])[]) {
  const { watch, found } = packageSearch();
  return found(await analyseImage(memoryImage(layers), { watch }));
}

/** An ELF file with a mark that only looks like Go's, then the real one. */
function goProgram(): Buffer {
  const program = Buffer.alloc(200_000, 1);
  program.writeUInt32BE(0x7f454c46, 0);
  program.write('\xff Go buildinf:', 1003, 'latin1');
  program.write('\xff Go buildinf:', 65_536, 'latin1');
  program[65_536 + 15] = 2;
  const info =
    'path\texample.com/app\nmod\texample.com/app\tv1.2.0\t\ndep\texample.com/lib\tv0.1.0\th1:x\n=>\texample.com/fork\tv0.2.0\th1:y\n';
  const texts = ['go1.24.3', info].flatMap((text) => [varint(text.length), Buffer.from(text)]);
  Buffer.concat(texts).copy(program, 65_536 + 32);
  return program;
}

function varint(value: number): Buffer {
  return value < 128 ? Buffer.from([value]) : Buffer.from([(value & 127) | 128, value >> 7]);
}

function jar(): Buffer {
  const properties = (artifact: string, version: string) =>
    Buffer.from(`groupId=org.example\nartifactId=${artifact}\nversion=${version}\n`);
  const inner = zip([['META-INF/maven/org.example/inner/pom.properties', properties('inner', '2.1')]]);
  return zip([
    ['META-INF/maven/org.example/outer/pom.properties', properties('outer', '1.0')],
    ['BOOT-INF/lib/inner.jar', inner],
  ]);
}

function zip(members: readonly (readonly [string, Buffer])[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of members) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
