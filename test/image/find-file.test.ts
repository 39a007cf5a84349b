import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseImage } from '#image/analyse.js';
import { findFile } from '#image/find-file.js';
import { findProgram } from '#image/find-program.js';
import { describedImage } from './described-image.js';

const image = await analyseImage(
  describedImage(
    'ADD rootfs /\n  bin -> usr/bin\n  usr/bin/sh -> dash\n  usr/bin/dash mode=755\n  usr/bin/awk -> /etc/alternatives/awk\n  etc/alternatives/awk -> ../../usr/bin/mawk\n  usr/bin/mawk mode=755\n  usr/bin/notes mode=644\n  a -> b\n  b -> a\n  up -> ../../../usr/bin/dash\nRUN rm\n  - usr/bin/gone\n',
  ),
);
const pathOf = (path: string) => {
  const file = findFile(image, path);
  return file && image.tree.pathOf(file.node);
};

describe('findFile', () => {
  it('follows links inside the image, and nowhere else', () => {
    for (const [path, found] of [
      ['/bin/sh', 'usr/bin/dash'],
      ['/bin/awk', 'usr/bin/mawk'],
      ['/bin/../bin/./sh', 'usr/bin/dash'],
      ['/up', 'usr/bin/dash'],
      ['../../bin/sh', 'usr/bin/dash'],
      ['/a', undefined],
      ['/nothing', undefined],
      ['/usr/bin/gone', undefined],
    ] as const)
      assert.equal(pathOf(path), found, path);
  });

  it('tells whether a program can be started', () => {
    const config = { config: { Env: ['PATH=/nowhere:/bin'], WorkingDir: '/usr' } };
    for (const [program, state] of [
      ['sh', 'found'],
      ['bin/sh', 'found'],
      ['/bin/notes', 'not executable'],
      ['notes', 'not executable'],
      ['bash', 'missing'],
      ['/usr/bin', 'missing'],
    ] as const)
      assert.equal(findProgram(image, config, program), state, program);
    assert.equal(findProgram(image, {}, 'mawk'), 'found');
  });
});
