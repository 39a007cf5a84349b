import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foldersOf, observedStart, observerOf } from '#engine/observer.js';
import { file, files } from './sample-images.js';

describe('an observer', () => {
  it('watches each folder of a file once', () => {
    assert.deepEqual(foldersOf(['/.env', '/app/a', '/app/b', '/app/views/c']), ['/', '/app/', '/app/views/']);
  });

  it('waits before the words of the image become the first process', () => {
    const [shell, option, script, ...words] = observedStart(['node', 'a b.js'], false);
    assert.deepEqual([shell, option, words], ['/bin/sh', '-c', ['sh', 'node', 'a b.js']]);
    assert.match(script ?? '', /mkfifo .*; exec "\$@"$/);
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
    assert.deepEqual('words' in found && found.words.slice(-3), ['/dev/shm/plimsoll.end', '26', '27']);
  });

  it('takes the inotifyd of busybox where there is no Perl', () => {
    const image = files(
      file('/bin/busybox'),
      file('/bin/sh', { type: 'link', target: '/bin/busybox' }),
      file('/sbin/inotifyd', { type: 'link', target: '/bin/busybox' }),
      file('/usr/bin/mkfifo', { type: 'link', target: '/bin/busybox' }),
    );
    const found = observerOf('amd64', image);
    assert.deepEqual('words' in found && found.words.at(0), '/bin/sh');
  });
});
