import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const NAIVE = 'FROM node:24-slim\r\nRUN apt-get update && apt-get install curl\r\nUSER node\r\nCMD node app.js\r\n';
const FIXED = NAIVE.replace('install curl', 'install -y curl').replace('node app.js', '["node", "app.js"]');
const ONLY = ['--only', 'use-assume-yes-for-apt-get,use-exec-form'];

describe('plimsoll fix', () => {
  const { directory, run, write, remove } = programIn('fix');
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  before(() => write('clean.Dockerfile', 'FROM debian:13\nUSER 1000\nCMD ["true"]\n'));
  beforeEach(() => write('Dockerfile', NAIVE));
  after(remove);

  it('writes what is safe, keeps line ends, and says what it did', () => {
    const { status, stdout } = run(['fix', ...ONLY]);
    assert.equal(status, 0);
    assert.equal(read('Dockerfile'), FIXED);
    assert.match(stdout, /^Dockerfile {2}2 fixes\n {2}use-assume-yes-for-apt-get {2}Add -y behind install\n/);
    assert.match(stdout, /1 of 2 files: changed by 2 fixes\./);
  });

  it('does nothing the second time', () => {
    run(['fix', ...ONLY]);
    assert.match(run(['fix', ...ONLY]).stdout, /^2 files: nothing to fix\./);
    assert.equal(read('Dockerfile'), FIXED);
  });

  it('shows the change without writing it, and exits with 1', () => {
    const { status, stdout } = run(['fix', '--diff', ...ONLY]);
    assert.equal(status, 1);
    assert.match(stdout, /^--- a\/Dockerfile\n\+\+\+ b\/Dockerfile\n@@ /m);
    assert.match(stdout, /^-CMD node app\.js/m);
    assert.match(stdout, /^\+CMD \["node", "app\.js"\]/m);
    assert.equal(read('Dockerfile'), NAIVE);
  });

  it('keeps mode bits and symbolic links, and leaves no other file behind', () => {
    chmodSync(join(directory, 'Dockerfile'), 0o640);
    symlinkSync('Dockerfile', join(directory, 'link.Dockerfile'));
    run(['fix', 'link.Dockerfile', ...ONLY]);
    assert.equal(statSync(join(directory, 'Dockerfile')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(directory, 'link.Dockerfile')).isSymbolicLink());
    assert.equal(read('Dockerfile'), FIXED);
    assert.deepEqual(readdirSync(directory).sort(), ['Dockerfile', 'clean.Dockerfile', 'link.Dockerfile']);
  });

  it('fixes standard input to standard output', () => {
    const { status, stdout, stderr } = run(['fix', '-', ...ONLY], NAIVE);
    assert.deepEqual([status, stdout], [0, FIXED]);
    assert.match(stderr, /changed by 2 fixes/);
  });

  it('tells everything as JSON', () => {
    const { stdout } = run(['fix', '--diff', '--format', 'json', ...ONLY, 'Dockerfile']);
    const { schema, files, summary } = JSON.parse(stdout);
    assert.equal(schema, 1);
    assert.deepEqual(
      files[0].applied.map(({ rule }: { rule: string }) => rule),
      ['use-assume-yes-for-apt-get', 'use-exec-form'],
    );
    assert.match(files[0].diff, /^\+CMD/m);
    assert.equal(summary.changed, 1);
  });

  it('answers what it cannot do with one clear line and exit code 2', () => {
    for (const args of [['missing'], ['-', 'Dockerfile'], ['--only', 'no-sduo']]) {
      const { status, stdout, stderr } = run(['fix', ...args], NAIVE);
      assert.equal(status, 2);
      assert.doesNotMatch(stdout + stderr, /\n\s+at .*:\d+:\d+/);
    }
    assert.equal(read('Dockerfile'), NAIVE);
  });
});
