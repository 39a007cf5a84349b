import assert from 'node:assert/strict';
import { chmod, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { readSource } from '#project/read-source.js';
import { ToolError } from '../../src/tool-error.js';
import { temporaryTree } from './temporary-tree.js';

describe('readSource', () => {
  it('reads text as it is, with its line ends and characters', async (test) => {
    const text = 'FROM alpine\r\n# größe 😀\nRUN true';
    assert.deepEqual(await read(test, text), { text });
    assert.deepEqual(await read(test, ''), { text: '' });
  });

  it('leaves a byte order mark to the parser', async (test) => {
    assert.deepEqual(await read(test, '\ufeffFROM alpine\n'), { text: '\ufeffFROM alpine\n' });
  });

  it('reads a file of exactly 2 MiB', async (test) => {
    const text = '#'.repeat(2 * 1024 * 1024);
    assert.deepEqual(await read(test, text), { text });
  });

  it('refuses a larger file by its size alone', async (test) => {
    const root = await temporaryTree(test, { Dockerfile: '' });
    await truncate(join(root, 'Dockerfile'), 8 * 2 ** 40);
    const failure = await failureOf(join(root, 'Dockerfile'), 'Dockerfile');
    assert.equal(failure.code, 'FILE_TOO_LARGE');
    assert.match(failure.message, /^Dockerfile is too large .* 2 MiB .* 8388608\.0 MiB\.$/);
  });

  it('stops reading a device without an end', { skip: process.platform === 'win32' }, async () => {
    const failure = await failureOf('/dev/zero', '/dev/zero');
    assert.equal(failure.code, 'FILE_TOO_LARGE');
    assert.match(failure.message, /it has more\.$/);
  });

  it('refuses a binary file and says where the NUL byte is', async (test) => {
    const failure = await refusal(test, Buffer.from('FROM alpine\nRUN \0\n\0'));
    assert.equal(failure.code, 'FILE_BINARY');
    assert.equal(failure.message, 'Dockerfile is a binary file: line 2 has a NUL byte.');
  });

  it('says at which line bytes are not UTF-8', async (test) => {
    const latin1 = Buffer.from('FROM alpine\n# gr\u00f6\u00dfe\nRUN true\n', 'latin1');
    const failure = await refusal(test, latin1);
    assert.equal(failure.code, 'FILE_NOT_UTF8');
    assert.equal(failure.message, 'Dockerfile is not UTF-8: line 2 has bytes that are no character.');
    assert.match((await refusal(test, Buffer.from([0x0a, 0x0a, 0x61, 0xc3]))).message, /line 3 /);
    assert.match((await refusal(test, Buffer.from([0xc3, 0x0a, 0xa9]))).message, /line 1 /);
    assert.match((await refusal(test, Buffer.from([0xed, 0xa0, 0x80]))).message, /line 1 /);
  });

  for (const mark of [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ]) {
    it(`asks to save UTF-16 as UTF-8 (${mark.map((byte) => byte.toString(16)).join(' ')})`, async (test) => {
      const failure = await refusal(test, Buffer.from([...mark, 0x46, 0x00]));
      assert.equal(failure.code, 'FILE_NOT_UTF8');
      assert.equal(failure.message, 'Dockerfile is saved as UTF-16.');
      assert.equal(failure.hint, 'Save it as UTF-8.');
    });
  }

  it('offers a near name for a missing file', async (test) => {
    const root = await temporaryTree(test, { 'api/Dockerfile': '', 'api/Makefile': '' });
    const failure = await failureOf(join(root, 'api/Dockerfle'), 'api/Dockerfle');
    assert.equal(failure.code, 'FILE_NOT_FOUND');
    assert.equal(failure.message, 'api/Dockerfle does not exist.');
    assert.equal(failure.hint, `Did you mean ${join('api', 'Dockerfile')}?`);
    assert.equal((await failureOf(join(root, 'api/Dockerfle'), 'Dockerfle')).hint, 'Did you mean Dockerfile?');
  });

  it('names the Dockerfiles beside a missing file without a near name', async (test) => {
    const root = await temporaryTree(test, { 'Dockerfile.production': '', 'README.md': '' });
    const failure = await failureOf(join(root, 'Dockerfile'), 'Dockerfile');
    assert.equal(failure.hint, 'The same directory has Dockerfile.production.');
    assert.match((await failureOf(join(root, 'x/y'), 'x/y')).hint, /^Check the path: x is not a directory/);
  });

  it('takes a file for no directory', async (test) => {
    const root = await temporaryTree(test, { Dockerfile: 'FROM alpine\n' });
    assert.equal((await failureOf(join(root, 'Dockerfile/x'), 'Dockerfile/x')).code, 'FILE_NOT_FOUND');
  });

  it('refuses a directory', async (test) => {
    const root = await temporaryTree(test, { 'Dockerfile/': '' });
    const failure = await failureOf(join(root, 'Dockerfile'), 'Dockerfile');
    assert.equal(failure.code, 'FILE_IS_DIRECTORY');
    assert.equal(failure.message, 'Dockerfile is a directory.');
  });

  it('follows a link, and says where a dangling one points', async (test) => {
    const root = await temporaryTree(test, { 'base/Dockerfile': 'FROM alpine\n' });
    await symlink('base/Dockerfile', join(root, 'good'));
    await symlink('gone', join(root, 'bad'));
    assert.deepEqual(await readSource(join(root, 'good')), { text: 'FROM alpine\n' });
    const failure = await failureOf(join(root, 'bad'), 'bad');
    assert.equal(failure.code, 'FILE_NOT_FOUND');
    assert.equal(failure.message, 'bad is a symbolic link to gone, which does not exist.');
  });

  it('says that links lead in a circle', async (test) => {
    const root = await temporaryTree(test, {});
    await symlink('b', join(root, 'a'));
    await symlink('a', join(root, 'b'));
    const failure = await failureOf(join(root, 'a'), 'a');
    assert.equal(failure.code, 'FILE_UNREADABLE');
    assert.equal(failure.message, 'a cannot be read: its symbolic links lead in a circle.');
  });

  it('says that permission is missing', { skip: process.getuid?.() === 0 }, async (test) => {
    const root = await temporaryTree(test, { Dockerfile: 'FROM alpine\n' });
    await chmod(join(root, 'Dockerfile'), 0);
    const failure = await failureOf(join(root, 'Dockerfile'), 'Dockerfile');
    assert.equal(failure.code, 'FILE_UNREADABLE');
    assert.equal(failure.message, 'Dockerfile cannot be read: permission denied.');
  });

  it('never throws, whatever the path', async () => {
    assert.equal((await failureOf('a\0b', 'a\0b')).code, 'FILE_UNREADABLE');
    assert.equal((await failureOf('', '')).code, 'FILE_NOT_FOUND');
    assert.match((await failureOf('x'.repeat(5000), 'x')).message, /longer than the system allows/);
  });
});

async function read(test: TestContext, content: string | Uint8Array): ReturnType<typeof readSource> {
  const root = await temporaryTree(test, { Dockerfile: content });
  return readSource(join(root, 'Dockerfile'), 'Dockerfile');
}

async function refusal(test: TestContext, content: Uint8Array): Promise<ToolError> {
  const result = await read(test, content);
  assert.ok(result instanceof ToolError);
  return result;
}

async function failureOf(path: string, shownAs: string): Promise<ToolError> {
  const result = await readSource(path, shownAs);
  assert.ok(result instanceof ToolError);
  return result;
}
