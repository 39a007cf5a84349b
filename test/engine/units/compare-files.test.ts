import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareFiles, type Explanation } from '#engine/compare-files.js';
import { file, files } from './sample-images.js';

const none = files();

function inShort(...given: Parameters<typeof compareFiles>): readonly string[] {
  return compareFiles(...given).map(({ kind, path, detail, reason }) =>
    [kind, path, detail, reason].filter(Boolean).join(' '),
  );
}

describe('the files of two images', () => {
  it('differ when one has a file that the other lacks', () => {
    assert.deepEqual(inShort(files(file('/a')), files(file('/b')), []), ['removed /a', 'added /b']);
  });

  it('differ in type, mode, owner, link, size or content; the weightiest is named', () => {
    const of = (given: Parameters<typeof file>[1]) => inShort(files(file('/a')), files(file('/a', given)), []);
    assert.deepEqual(of({ type: 'directory' }), ['changed /a file -> directory']);
    assert.deepEqual(of({ mode: 0o4755, size: 2 }), ['changed /a mode 0644 -> 4755']);
    assert.deepEqual(of({ uid: 1000, gid: 5 }), ['changed /a owner 0:0 -> 1000:5']);
    assert.deepEqual(of({ size: 2, sha256: 'b' }), ['changed /a size 1 -> 2']);
    assert.deepEqual(of({ sha256: 'b' }), ['changed /a content']);
    const link = (linkPath: string, mode = 0o777) => files(file('/l', { type: 'symlink', linkPath, mode }));
    assert.deepEqual(inShort(link('x'), link('y'), []), ['changed /l points at x -> y']);
    assert.deepEqual(inShort(link('x'), link('x', 0o755), []), []);
  });

  it('do not differ in what varies by itself', () => {
    for (const path of [
      '/etc/hostname',
      '/var/log/apt/term.log',
      '/usr/lib/python3/x/__pycache__/a.cpython-311.pyc',
      '/root/.npm/_logs/1.log',
    ]) {
      assert.deepEqual(inShort(files(file(path)), none, []), [], path);
    }
  });

  it('do not differ by the content of a file that varies, but by its absence or its owner', () => {
    const path = '/etc/machine-id';
    assert.deepEqual(inShort(files(file(path)), files(file(path, { sha256: 'b' })), []), []);
    assert.deepEqual(inShort(files(file(path)), files(file(path, { uid: 1 })), []), [
      `changed ${path} owner 0:0 -> 1:0`,
    ]);
    assert.deepEqual(inShort(files(file(path)), none, []), [`removed ${path}`]);
  });

  it('may differ where that is explained, in the way that is explained', () => {
    const explanation: Explanation = { glob: '/var/lib/apt/lists/**', kinds: ['removed'], reason: 'lists' };
    const lists = files(file('/var/lib/apt/lists/a'), file('/var/lib/other'));
    assert.deepEqual(inShort(lists, none, [explanation]), [
      'removed /var/lib/apt/lists/a lists',
      'removed /var/lib/other',
    ]);
    assert.deepEqual(inShort(none, lists, [explanation]), ['added /var/lib/apt/lists/a', 'added /var/lib/other']);
  });

  it('leave a folder explained when all that was in it is', () => {
    const folder = (path: string) => file(path, { type: 'directory', mode: 0o755 });
    const before = files(folder('/c'), folder('/c/pip'), file('/c/pip/a'), folder('/d'), file('/d/pip'), file('/d/b'));
    const explanation: Explanation = { glob: '/*/pip', kinds: ['removed'], reason: 'cache' };
    assert.deepEqual(inShort(before, none, [explanation]), [
      'removed /c cache',
      'removed /c/pip cache',
      'removed /c/pip/a cache',
      'removed /d',
      'removed /d/b',
      'removed /d/pip cache',
    ]);
    assert.deepEqual(inShort(files(folder('/e')), none, []), ['removed /e'], 'an empty one is not');
  });
});
