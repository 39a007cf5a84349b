import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

describe('plimsoll context', () => {
  const { run, write, remove } = programIn('context');
  before(() => {
    write('.dockerignore', '# ours\n*.log\n!keep.log\n');
    write('a.log', 'x'.repeat(2500));
    write('keep.log', 'x');
    write('id_rsa', 'x');
    write('api.Dockerfile.dockerignore', '*\n');
    write('refused.dockerignore', 'a\n[\n');
  });
  after(remove);

  it('lists the files that the builder gets', () => {
    const { status, stdout } = run(['context', 'ls']);
    assert.equal(status, 0);
    assert.match(stdout, /^ {5}1 B {2}keep\.log$/m);
    assert.doesNotMatch(stdout, /a\.log/);
  });

  it('says which line decides', () => {
    assert.equal(
      run(['context', 'why', 'a.log']).stdout,
      'a.log is left out of the build context: .dockerignore:2 leaves it out with *.log\n',
    );
    assert.equal(
      run(['context', 'why', 'keep.log']).stdout,
      'keep.log is part of the build context: .dockerignore:3 takes it back in with !keep.log\n',
    );
    assert.equal(
      run(['context', 'why', 'id_rsa']).stdout,
      'id_rsa is part of the build context: no pattern speaks of it.\n',
    );
  });

  it('adds up, and names what should stay out', () => {
    const { stdout } = run(['context', 'stats']);
    assert.match(stdout, /5 files with .* go to the builder, 1 file with 2\.5 kB are left out\./);
    assert.match(stdout, /id_rsa +secret/);
    const stats = JSON.parse(run(['context', 'stats', '--format', 'json']).stdout);
    assert.deepEqual([stats.schema, stats.ignored], [1, { files: 1, bytes: 2500 }]);
  });

  it('takes the ignore file of a Dockerfile of another name', () => {
    assert.equal(run(['context', 'ls', '--file', 'api.Dockerfile']).stdout, '');
  });

  it('answers a missing directory and a broken pattern with one clear line and exit code 2', () => {
    for (const [args, message] of [
      [['ls', 'nope'], /nope does not exist/],
      [['stats', '--file', 'refused'], /refused\.dockerignore:2 has a pattern that Docker refuses/],
    ] as const) {
      const { status, stderr } = run(['context', ...args]);
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.equal(stderr.split('\n').length, 2);
    }
  });
});
