import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '#engine/compare.js';
import type { Built } from '#engine/proof.js';
import { built, file, files } from './sample-images.js';

const before = built();
const { config, run } = before as Built & { readonly run: NonNullable<Built['run']> };

function changed(given: Partial<Built>, earlier: Built = before) {
  const { unexplained, worse } = compare(earlier, built(given));
  return [unexplained, worse];
}

describe('two images', () => {
  it('that are alike prove it', () => {
    assert.deepEqual(changed({}), [[], []]);
  });

  it('that are smaller, not root and stop sooner prove it, too', () => {
    const better = {
      size: 100,
      compressed: 50,
      uid: 1000,
      config: { ...config, User: 'node' },
      run: { ...run, secondsToStop: 0.2 },
    };
    assert.deepEqual(changed(better), [[], []]);
  });

  it('are worse when they are bigger, but a little more is no news', () => {
    assert.deepEqual(changed({ size: before.size + 10_000 }), [[], []]);
    assert.deepEqual(changed({ size: before.size * 1.01 }), [[], ['the image is bigger']]);
    assert.deepEqual(changed({ compressed: 150_000_000 }), [[], ['the image is bigger to pull']]);
  });

  it('are worse when they run as root and did not', () => {
    const user = built({ uid: 5, config: { ...config, User: '5' } });
    assert.deepEqual(changed({}, user), [['User was 5, is not set'], ['it runs as root']]);
  });

  it('are worse when they answer otherwise, stop later, or do not come so far', () => {
    const answer = { status: 200, contentType: 'text/html', bytes: 11, body: 'abc' };
    const asked = (given: Partial<typeof run>) => changed({ run: { ...run, ...given } })[1];
    assert.deepEqual(asked({ answer: { ...answer, status: 404 } }), [
      'it gives another answer: 404 with 11 bytes, before 200 with 11 bytes',
    ]);
    assert.deepEqual(asked({ answer }), ['it answers as text/html, before as application/json']);
    assert.deepEqual(asked({ secondsToStop: 12 }), ['it takes 12.0 s to stop, before 10.2 s']);
    assert.deepEqual(asked({ outcome: 'no answer', answer: undefined }), ['it does not answer; before, it answers']);
    assert.deepEqual(changed({ run: undefined })[1], ['it has no command to run']);
  });

  it('answer alike when the body changes by itself', () => {
    const answer = { status: 200, contentType: 'application/json', bytes: 12, body: undefined };
    assert.deepEqual(changed({ run: { ...run, answer } }), [[], []]);
  });

  it('that end are compared by exit code and words', () => {
    const ended = {
      ...run,
      request: undefined,
      outcome: 'exited' as const,
      answer: undefined,
      exitCode: 0,
      secondsToStop: undefined,
    };
    const earlier = built({ run: ended });
    assert.deepEqual(changed({ run: ended }, earlier), [[], []]);
    assert.deepEqual(changed({ run: { ...ended, exitCode: 1 } }, earlier)[1], ['it exits with 1, before with 0']);
    assert.deepEqual(changed({ run: { ...ended, stdout: ['x'] } }, earlier)[1], [
      'it prints something else before it ends',
    ]);
  });

  it('may have another command when they behave alike, and else not', () => {
    const exec = { ...config, Cmd: ['node', 'server.js'] };
    assert.deepEqual(changed({ config: exec }), [[], []]);
    const running = { ...run, request: undefined, outcome: 'running' as const, answer: undefined };
    assert.deepEqual(changed({ config: exec, run: running }, built({ run: running })), [
      ['Cmd was ["/bin/sh","-c","npm start"], is ["node","server.js"]'],
      [],
    ]);
  });

  it('may have more labels and a health check, but not fewer labels or another environment', () => {
    const labelled = { ...config, Labels: { a: '1' } };
    assert.deepEqual(changed({ config: labelled }), [[], []]);
    assert.deepEqual(changed({}, built({ config: labelled })), [['Labels was {"a":"1"}, is not set'], []]);
    assert.deepEqual(changed({ config: { ...config, Env: ['PATH=/bin'] } }), [
      ['Env was ["PATH=/usr/bin"], is ["PATH=/bin"]'],
      [],
    ]);
    const allowed = compare(before, built({ config: { ...config, Env: [] } }), { allowedConfig: ['Env'] });
    assert.deepEqual(allowed.unexplained, []);
  });

  it('that fail alike prove nothing', () => {
    const silent = { ...run, outcome: 'no answer' as const, answer: undefined };
    assert.deepEqual(changed({ run: silent }, built({ run: silent })), [['neither container answers /health'], []]);
    const sick = { ...silent, request: undefined, outcome: 'unhealthy' as const };
    assert.deepEqual(changed({ run: sick }, built({ run: sick })), [['neither container becomes healthy'], []]);
  });

  it('with many files that differ in one way get one line for them', () => {
    const many = files(...Array.from({ length: 9 }, (_, at) => file(`/app/src/${at}.js`)));
    assert.deepEqual(changed({ files: files() }, built({ files: many }))[0], [
      '9 paths from /app/src/0.js to /app/src/8.js were removed',
    ]);
    const [few] = changed({ files: files() }, built({ files: files(file('/a'), file('/b')) }));
    assert.deepEqual(few, ['/a was removed', '/b was removed']);
  });
});
