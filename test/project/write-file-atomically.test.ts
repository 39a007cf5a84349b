import assert from 'node:assert/strict';
import { chmod, lstat, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { writeFileAtomically } from '#project/write-file-atomically.js';
import { temporaryTree } from './temporary-tree.js';

describe('writeFileAtomically', () => {
  it('replaces the text, keeps the mode bits and leaves nothing beside it', async (test) => {
    const root = await temporaryTree(test, { Dockerfile: 'FROM a\n' });
    const path = join(root, 'Dockerfile');
    await chmod(path, 0o764);
    await writeFileAtomically(path, 'FROM b\r\n');
    assert.equal(await readFile(path, 'utf8'), 'FROM b\r\n');
    assert.equal((await stat(path)).mode & 0o7777, 0o764);
    assert.deepEqual(await readdir(root), ['Dockerfile']);
  });

  it('replaces the file behind a symbolic link', async (test) => {
    const root = await temporaryTree(test, { 'real/Dockerfile': 'FROM a\n' });
    const link = join(root, 'Dockerfile');
    await symlink('real/Dockerfile', link);
    await writeFileAtomically(link, 'FROM b\n');
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.equal(await readlink(link), 'real/Dockerfile');
    assert.equal(await readFile(join(root, 'real/Dockerfile'), 'utf8'), 'FROM b\n');
  });

  it('writes a file that is not there yet', async (test) => {
    const root = await temporaryTree(test, {});
    await writeFileAtomically(join(root, 'Dockerfile'), 'FROM a\n');
    assert.equal(await readFile(join(root, 'Dockerfile'), 'utf8'), 'FROM a\n');
  });

  it('says why it could not, and leaves no temporary file', async (test) => {
    const root = await temporaryTree(test, { 'directory/file': '' });
    await assert.rejects(writeFileAtomically(join(root, 'no/Dockerfile'), ''), {
      code: 'FILE_UNWRITABLE',
      message: /no\/Dockerfile cannot be written: its directory does not exist\./,
    });
    await assert.rejects(writeFileAtomically(join(root, 'directory'), ''), { message: /it is a directory/ });
    assert.deepEqual(await readdir(root), ['directory']);
  });
});
