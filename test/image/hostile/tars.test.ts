import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { finalFiles } from '#image/final-files.js';
import { standardLimits } from '#image/limits.js';
import { ToolError } from '../../../src/tool-error.js';
import { memoryImage } from '../memory-image.js';
import type { Member } from '../write-tar.js';
import { paxMember, writeMember, writeTar } from '../write-tar.js';

const endless = (byte: number): Buffer => Buffer.alloc(12, byte);

const refused: readonly [string, string, Buffer][] = [
  ['a wrong checksum', 'IMAGE_DAMAGED', writeTar([{ path: 'a', badChecksum: true }])],
  ['noise', 'IMAGE_DAMAGED', Buffer.alloc(4096, 0xc3)],
  ['a negative size', 'IMAGE_DAMAGED', writeTar([{ path: 'a', size: endless(0xff) }])],
  [
    'a size beyond what numbers hold',
    'IMAGE_DAMAGED',
    writeTar([{ path: 'a', size: Buffer.from('807fffffffffffffffffffff', 'hex') }]),
  ],
  ['a size that is a word', 'IMAGE_DAMAGED', writeTar([{ path: 'a', size: Buffer.from('many\0\0\0\0\0\0\0\0') }])],
  ['a file that is cut off', 'IMAGE_DAMAGED', writeMember({ path: 'a', size: 8_000_000, content: 'x' })],
  ['a header that is cut off', 'IMAGE_DAMAGED', writeMember({ path: 'a' }).subarray(0, 300)],
  [
    'a file behind an empty block',
    'IMAGE_DAMAGED',
    Buffer.concat([writeMember({ path: 'a' }), Buffer.alloc(512), writeMember({ path: 'b' })]),
  ],
  ['a pax header of 2 GB', 'IMAGE_LIMIT', writeTar([{ path: 'x', type: 'x', size: 2 ** 31 }])],
  ['a long name of 2 GB', 'IMAGE_LIMIT', writeTar([{ path: 'x', type: 'L', size: 2 ** 31 }])],
  [
    'a path of 5,000 bytes',
    'IMAGE_LIMIT',
    writeTar([{ path: 'x', type: 'L', content: 'a/'.repeat(2500) }, { path: 'a' }]),
  ],
  ['a name of 300 bytes', 'IMAGE_LIMIT', writeTar([{ path: 'x', type: 'L', content: 'a'.repeat(300) }, { path: 'a' }])],
  [
    'a link of 100 kB',
    'IMAGE_LIMIT',
    writeTar([
      { path: 'x', type: 'K', content: 'a/'.repeat(50_000) },
      { path: 'a', type: '2' },
    ]),
  ],
  [
    'a pax record that lies about its length',
    'IMAGE_DAMAGED',
    writeTar([{ path: 'x', type: 'x', content: '99 path=a\n' }, { path: 'a' }]),
  ],
  [
    'a pax record without a length',
    'IMAGE_DAMAGED',
    writeTar([{ path: 'x', type: 'x', content: 'path=a\n' }, { path: 'a' }]),
  ],
  [
    'a pax record of length 0',
    'IMAGE_DAMAGED',
    writeTar([{ path: 'x', type: 'x', content: '0 path=a\n' }, { path: 'a' }]),
  ],
  ['a pax path with a NUL', 'IMAGE_DAMAGED', writeTar([paxMember({ path: 'a\0b' }), { path: 'a' }])],
  ['a negative pax size', 'IMAGE_DAMAGED', writeTar([paxMember({ size: '-5' }), { path: 'a' }])],
  ['a pax size that is a word', 'IMAGE_DAMAGED', writeTar([paxMember({ size: '0x10' }), { path: 'a' }])],
  [
    'a pax header with nothing behind it',
    'IMAGE_DAMAGED',
    Buffer.concat([writeMember(paxMember({ path: 'a' })), Buffer.alloc(1024)]),
  ],
  [
    'a sparse map that never ends',
    'IMAGE_DAMAGED',
    Buffer.concat([writeMember(sparse()), Buffer.alloc(512 * 4, 0xff)]),
  ],
  [
    'more files than the limit',
    'IMAGE_LIMIT',
    writeTar(Array.from({ length: 1001 }, (_, index) => ({ path: String(index) }))),
  ],
];

describe('hostile layers', () => {
  for (const [name, code, tar] of refused) {
    it(`refuses ${name}`, async () => {
      const limits = { ...standardLimits, entries: 1000 };
      await assert.rejects(analyseImage(memoryImage([tar]), { limits }), (error) => {
        assert.ok(error instanceof ToolError, String((error as Error).stack));
        assert.equal(error.code, code, error.message);
        return true;
      });
    });
  }

  it('lets no path out, and says how many tried', async () => {
    const names = ['../../etc/passwd', '/../root/.ssh/authorized_keys', 'a/../../../b', '..', './../c'];
    const scanned = await analyseImage(memoryImage([names.map((path) => ({ path }))]));
    const found = [...finalFiles(scanned, scanned.merged)].map(({ node }) => scanned.tree.pathOf(node));
    assert.deepEqual(
      found,
      ['b', 'c', 'etc', 'etc/passwd', 'root', 'root/.ssh', 'root/.ssh/authorized_keys'].filter((path) =>
        found.includes(path),
      ),
    );
    assert.equal(scanned.layers[0]?.escaping, 5);
  });

  it('keeps names such as __proto__ apart from its own', async () => {
    const scanned = await analyseImage(
      memoryImage([[{ path: '__proto__/constructor', content: 'x' }, { path: 'toString' }]]),
    );
    assert.equal(scanned.tree.find('__proto__/constructor') !== undefined, true);
    assert.equal(({} as Record<string, unknown>).constructor, Object);
  });

  const odd: readonly [string, Member[][]][] = [
    ['a hard link to itself', [[{ path: 'a', type: '1', link: 'a' }]]],
    [
      'hard links in a circle',
      [
        [
          { path: 'a', type: '1', link: 'b' },
          { path: 'b', type: '1', link: 'a' },
        ],
      ],
    ],
    ['a symbolic link to itself', [[{ path: 'a', type: '2', link: 'a' }], [{ path: 'a/b' }]]],
    ['a whiteout of the root', [[{ path: 'a' }], [{ path: '.wh.' }, { path: '.wh..' }, { path: '.wh...' }]]],
    ['an opaque root', [[{ path: 'a' }], [{ path: '.wh..wh..opq' }]]],
    ['the root as a file', [[{ path: 'a' }], [{ path: '/' }, { path: './', type: '0' }]]],
    [
      '2,000 folders in each other',
      [
        [
          { path: 'x', type: 'L', content: 'd/'.repeat(2000) },
          { path: 'a', type: '5' },
        ],
        [{ path: '.wh.d' }],
      ],
    ],
    [
      'a device',
      [
        [
          { path: 'dev/sda', type: '6' },
          { path: 'dev/mem', type: '3' },
        ],
      ],
    ],
    ['an unknown type with content', [[{ path: 'a', type: 'Z', content: 'x' }]]],
  ];
  for (const [name, layers] of odd) {
    it(`survives ${name}`, async () => {
      const scanned = await analyseImage(memoryImage(layers));
      assert.equal(scanned.layers.length, layers.length);
      assert.ok([...finalFiles(scanned, scanned.merged)].length <= 3000);
    });
  }
});

function sparse(): Member {
  return {
    path: 'a',
    type: 'S',
    patch(header) {
      header.write('ustar  \0', 257, 'latin1');
      header[482] = 1;
    },
  };
}
