import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TarEntry } from '#image/tar-entry.js';
import { tarWalker } from '#image/tar-walker.js';
import type { Member } from './write-tar.js';
import { paxMember, writeTar } from './write-tar.js';

describe('tarWalker', () => {
  it('reads all members, however the tar is cut into pieces', () => {
    const tar = writeTar([
      { path: './usr/', type: '5' },
      { path: 'usr/bin/tool', content: 'x'.repeat(1300), mode: 0o4755, uid: 7, gid: 8, mtime: 99 },
      { path: 'usr/bin/again', type: '1', link: './usr/bin/tool' },
      { path: 'lib', type: '2', link: '../usr/lib' },
      { path: 'empty' },
    ]);
    const expected = walk(tar, tar.length);
    assert.deepEqual(
      expected.map(({ entry, text }) => [entry.path, entry.type, entry.size, entry.linkPath, text.length]),
      [
        ['usr', 'directory', 0, '', 0],
        ['usr/bin/tool', 'file', 1300, '', 1300],
        ['usr/bin/again', 'hardlink', 0, 'usr/bin/tool', 0],
        ['lib', 'symlink', 0, '../usr/lib', 0],
        ['empty', 'file', 0, '', 0],
      ],
    );
    const tool = expected[1]?.entry;
    assert.deepEqual([tool?.mode, tool?.uid, tool?.gid, tool?.mtime], [0o4755, 7, 8, 99]);
    for (const size of [1, 7, 511, 512, 513, 1000]) assert.deepEqual(walk(tar, size), expected, `pieces of ${size}`);
  });

  it('takes long names from GNU and from pax', () => {
    const long = `${'folder/'.repeat(30)}file`;
    assert.deepEqual(paths([{ path: 'x', type: 'L', content: `${long}\0` }, { path: 'short' }]), [long]);
    assert.deepEqual(paths([paxMember({ path: long, comment: 'ü' }), { path: 'short' }, { path: 'next' }]), [
      long,
      'next',
    ]);
    assert.deepEqual(
      paths([paxMember({ path: 'all' }, 'g'), { path: 'a' }, paxMember({ path: 'own' }), { path: 'b' }]),
      ['all', 'own'],
    );
    const [link] = walk(
      writeTar([
        { path: 'x', type: 'K', content: long },
        { path: 'l', type: '2', link: 'short' },
      ]),
    );
    assert.equal(link?.entry.linkPath, long);
    const prefixed = { path: 'name', patch: (header: Buffer) => header.write('deep/folder', 345) };
    assert.deepEqual(paths([prefixed]), ['deep/folder/name']);
  });

  it('reads numbers in base 256, sizes and extended attributes from pax', () => {
    const large = Buffer.alloc(12);
    large[0] = 0x80;
    large.writeUInt32BE(5, 8);
    const [first] = walk(writeTar([{ path: 'a', size: large, content: 'hello' }]));
    assert.equal(first?.text, 'hello');
    const capability = 'SCHILY.xattr.security.capability';
    const [second] = walk(
      writeTar([
        paxMember({ size: '5', uid: '3000000', mtime: '12.75', [capability]: '\x01' }),
        { path: 'b', size: 0, content: 'hello' },
      ]),
    );
    assert.deepEqual([second?.text, second?.entry.uid, second?.entry.mtime], ['hello', 3_000_000, 12]);
    assert.equal(second?.entry.xattrs?.['security.capability'], '\x01');
  });

  it('tells the size of sparse files from what is stored', () => {
    const sparse = {
      'GNU.sparse.major': '1',
      'GNU.sparse.minor': '0',
      'GNU.sparse.name': 'holes',
      'GNU.sparse.realsize': '1048576',
    };
    const [pax, after] = walk(
      writeTar([paxMember(sparse), { path: 'GNUSparseFile.0/holes', content: 'x'.repeat(1024) }, { path: 'z' }]),
    );
    assert.deepEqual(
      [pax?.entry.path, pax?.entry.size, pax?.entry.storedSize, after?.entry.path],
      ['holes', 1048576, 1024, 'z'],
    );
    const old: Member = {
      path: 'old',
      type: 'S',
      content: Buffer.concat([Buffer.alloc(512), Buffer.from('data')]),
      size: 4,
      patch(header) {
        header.write('ustar  \0', 257, 'latin1');
        header[482] = 1;
        header.write('00000100000\0', 483, 'latin1');
      },
    };
    const [first, next] = walk(writeTar([old, { path: 'z' }]));
    assert.deepEqual(
      [first?.entry.size, first?.entry.storedSize, first?.text, next?.entry.path],
      [0o100000, 4, 'data', 'z'],
    );
  });

  it('keeps every path inside', () => {
    const [up, absolute, inside] = walk(
      writeTar([{ path: '../../etc/passwd' }, { path: '/etc//./shadow' }, { path: 'a/../b' }]),
    );
    assert.deepEqual([up?.entry.path, up?.entry.escapes], ['etc/passwd', true]);
    assert.deepEqual([absolute?.entry.path, absolute?.entry.escapes], ['etc/shadow', false]);
    assert.deepEqual([inside?.entry.path, inside?.entry.escapes], ['b', false]);
  });

  it('tells names apart that are not UTF-8', () => {
    const named = (byte: number): Member => ({ path: 'x', patch: (header) => header.fill(byte, 0, 1) });
    assert.equal(new Set(paths([named(0xe4), named(0xf6)])).size, 2);
  });
});

function paths(members: readonly Member[]): string[] {
  return walk(writeTar(members)).map(({ entry }) => entry.path);
}

function walk(tar: Buffer, piece = 512): { entry: TarEntry; text: string }[] {
  const found: { entry: TarEntry; text: string }[] = [];
  const walker = tarWalker('test', (entry) => {
    const member = { entry, text: '' };
    found.push(member);
    return {
      piece: (bytes) => {
        member.text += bytes.toString('latin1');
      },
      end: () => undefined,
    };
  });
  for (let at = 0; at < tar.length; at += piece) walker.write(tar.subarray(at, at + piece));
  walker.end();
  return found;
}
