import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldersOf, observedStart, observerOf, pathOf } from '#engine/observer.js';
import { file, files } from './sample-images.js';

describe('an observer', () => {
  it('watches each folder of a file once', () => {
    assert.deepEqual(foldersOf(['/.env', '/app/a', '/app/b', '/app/views/c']), ['/', '/app/', '/app/views/']);
  });

  it('waits before the words of the image become the first process', () => {
    const [shell, option, script, ...words] = observedStart(['node', 'a b.js'], false);
    assert.deepEqual([shell, option, words], ['/bin/sh', '-c', ['sh', 'node', 'a b.js']]);
    assert.match(script ?? '', /read .*; exec "\$@"$/);
  });

  it('keeps the exit code of a program that ends by itself', () => {
    const [, , script] = observedStart(['true'], true);
    assert.match(script ?? '', /\(exec "\$@"\); code=\$\?; .*; exit \$code$/);
  });

  it('finds Perl through linked folders, and knows the calls of the machine', () => {
    const image = files(
      file('/bin', { type: 'link', target: 'usr/bin' }),
      file('/usr/bin/sh', { type: 'link', target: 'dash' }),
      file('/usr/bin/dash'),
      file('/usr/bin/mkfifo'),
      file('/usr/bin/perl'),
    );
    const found = observerOf('arm64', image);
    assert.deepEqual('words' in found && found.words.slice(-3), ['26', '27', '/dev/shm/plimsoll']);
  });

  it('reads names that would break a line', () => {
    assert.equal(pathOf('/a/50%25 of%0athis%2e'), '/a/50% of\nthis%2e');
  });
});
