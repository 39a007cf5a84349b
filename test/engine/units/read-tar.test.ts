import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readFileList } from '#engine/file-list.js';
import { readTar } from '#engine/read-tar.js';

const long = `${'deep/'.repeat(30)}${'n'.repeat(120)}`;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-tar-'));
  mkdirSync(join(folder, 'deep/'.repeat(30)), { recursive: true });
  writeFileSync(join(folder, long), 'long');
  writeFileSync(join(folder, 'a'), 'x'.repeat(1000), { mode: 0o640 });
  linkSync(join(folder, 'a'), join(folder, 'hard'));
  symlinkSync('t'.repeat(150), join(folder, 'soft'));
  writeFileSync(join(folder, 'empty'), '');
});
after(() => rmSync(folder, { recursive: true }));

/** The archive in pieces of a length, as a stream may bring it. */
async function* archive(format: string, piece: number): AsyncGenerator<Buffer> {
  const bytes = execFileSync('tar', [`--format=${format}`, '--owner=7', '--group=8', '-C', folder, '-c', '.'], {
    maxBuffer: 2 ** 24,
  });
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

describe('a tar stream', () => {
  for (const format of ['gnu', 'pax']) {
    for (const piece of [100, 512, 65_536]) {
      it(`in ${format} format, in pieces of ${piece} bytes, gives every file`, async () => {
        const { files } = await readFileList(archive(format, piece));
        const a = files.get('/a');
        assert.deepEqual([a?.type, a?.mode, a?.uid, a?.gid, a?.size], ['file', 0o640, 7, 8, 1000]);
        assert.equal(a?.sha256, createHash('sha256').update('x'.repeat(1000)).digest('hex'));
        assert.equal(files.get('/hard')?.sha256, a?.sha256);
        assert.equal(files.get('/soft')?.linkPath, 't'.repeat(150));
        assert.equal(files.get(`/${long}`)?.size, 4);
        assert.equal(files.get('/empty')?.sha256, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
      });
    }
  }

  it('that is no archive, or ends too early, is an error', async () => {
    const read = (bytes: Buffer) => readTar(stream(bytes), () => undefined);
    await assert.rejects(read(Buffer.alloc(512, 'x')), {
      code: 'ARCHIVE_BROKEN',
      message: /^What the engine sent: this is no valid tar/,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of archive('gnu', 512)) chunks.push(chunk);
    const at = chunks.findIndex((chunk) => chunk.includes('00000001750'));
    await assert.rejects(read(Buffer.concat(chunks.slice(0, at + 2))), {
      code: 'ARCHIVE_BROKEN',
      message: /cut off in the middle of a file/,
    });
  });

  it('may be empty', async () => {
    assert.equal((await readFileList(stream(Buffer.alloc(1024)))).files.size, 0);
  });
});

async function* stream(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
