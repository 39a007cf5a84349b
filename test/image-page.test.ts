import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { imagePageOf } from '#image-page.js';

describe('the page of an image', () => {
  it('has a line for each step, as its Dockerfile had it', () => {
    const { text, steps } = imagePageOf({
      history: [
        { created_by: "# debian.sh --arch 'amd64' out/ 'trixie'", comment: 'debuerreotype 0.15' },
        { created_by: '/bin/sh -c #(nop)  CMD ["bash"]', empty_layer: true },
        { created_by: 'RUN |1 VERSION=3 /bin/sh -c apt-get update && apt-get install -y curl # buildkit' },
      ],
    });
    assert.equal(
      text,
      "# debian.sh --arch 'amd64' out/ 'trixie'\nCMD [\"bash\"]\nRUN apt-get update && apt-get install -y curl\n",
    );
    assert.deepEqual(
      steps.map(({ keyword, layer, commands }) => [keyword, layer, commands.map(({ program }) => program)]),
      [
        ['', 0, []],
        ['CMD', undefined, []],
        ['RUN', 1, ['apt-get', 'apt-get']],
      ],
    );
    for (const { span, instruction } of steps) assert.ok(text.slice(span.start, span.end).includes(instruction));
  });

  it('keeps a script of several lines together, and the next step apart', () => {
    const { text, steps } = imagePageOf({
      history: [
        { created_by: 'RUN /bin/sh -c set -e\napt-get update\ncat <<E > /a\nx\nE\n # buildkit' },
        { created_by: 'COPY <<EOF /b # buildkit' },
        { created_by: 'RUN /bin/sh -c echo a \\ # buildkit' },
        { created_by: 'RUN /bin/sh -c apk update # buildkit' },
      ],
    });
    assert.deepEqual(
      steps.map(({ commands }) => commands.map(({ program }) => program)),
      [['set', 'apt-get', 'cat'], [], ['echo'], ['apk']],
    );
    assert.match(text, /^# COPY <<EOF \/b$/m);
  });

  it('has a comment for each layer where there is no history', () => {
    const { text, steps } = imagePageOf({ rootfs: { diff_ids: ['a', 'b'] } });
    assert.equal(text, '# layer 0: the history does not tell\n# layer 1: the history does not tell\n');
    assert.deepEqual(
      steps.map(({ layer }) => layer),
      [0, 1],
    );
  });

  it('leaves out what stands behind the name of a secret, also with blanks in it', () => {
    const { text } = imagePageOf({
      history: [
        { created_by: 'ENV A=1 DB_PASSWORD=correct horse battery', empty_layer: true },
        { created_by: '/bin/sh -c #(nop)  ENV API_TOKEN abc def', empty_layer: true },
      ],
    });
    assert.equal(text, 'ENV A=1 DB_PASSWORD=***\nENV API_TOKEN ***\n');
  });
});
