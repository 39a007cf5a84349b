import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ancestryOf } from '#image/ancestry.js';

const layer = (created_by: string) => ({ created_by });
const empty = (created_by: string) => ({ created_by, empty_layer: true });

describe('ancestry', () => {
  it('cuts the history where an image ended with what it starts', () => {
    const { images } = ancestryOf({
      history: [
        layer('/bin/sh -c #(nop) ADD file:1 in / '),
        empty('/bin/sh -c #(nop)  CMD ["bash"]'),
        layer('RUN /bin/sh -c install node # buildkit'),
        empty('ENTRYPOINT ["docker-entrypoint.sh"]'),
        empty('EXPOSE map[80/tcp:{}]'),
        empty('CMD ["node"]'),
        empty('WORKDIR /app'),
        layer('COPY . . # buildkit'),
      ],
    });
    assert.deepEqual(images, [
      { steps: [0, 1], layers: [0, 0], end: 'CMD ["bash"]' },
      { steps: [2, 5], layers: [1, 1], end: 'CMD ["node"]' },
      { steps: [6, 7], layers: [2, 2], end: '' },
    ]);
  });

  it('takes an ENTRYPOINT for an end where no CMD belongs to it', () => {
    const { images } = ancestryOf({
      history: [layer('COPY a'), empty('ENTRYPOINT ["/a"]'), layer('COPY b'), empty('CMD ["b"]')],
    });
    assert.deepEqual(
      images.map(({ steps }) => steps),
      [
        [0, 1],
        [2, 3],
      ],
    );
  });

  it('believes the versions that official images write, and nothing that only looks so', () => {
    const { runtimes } = ancestryOf({
      config: {
        Env: ['PYTHON_VERSION=3.14.0', 'NODE_VERSION=lts', 'APP_VERSION=1.0', 'constructor=1', 'JAVA_VERSION=jdk-21'],
      },
    });
    assert.deepEqual(runtimes, [{ name: 'python', version: '3.14.0', from: 'PYTHON_VERSION' }]);
  });

  it('says nothing where nothing is told', () => {
    assert.deepEqual(ancestryOf({}), { label: undefined, runtimes: [], images: [] });
  });
});
