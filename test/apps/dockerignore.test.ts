import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const DOCKERFILE = 'FROM node:24-slim\nCOPY package.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD ["node", "a.js"]\n';

describe('plimsoll check and fix on a .dockerignore', () => {
  const { directory, run, write, remove } = programIn('dockerignore');
  const files = (...args: readonly string[]) => {
    const report = JSON.parse(run(['check', '--format', 'json', ...args]).stdout);
    return report.subjects as readonly {
      readonly kind: string;
      readonly path: string;
      readonly findings: readonly { readonly rule: string; readonly evidence?: { readonly bytes: number } }[];
    }[];
  };
  const rulesOf = (...args: readonly string[]) =>
    files(...args)
      .find(({ kind }) => kind === 'dockerignore')
      ?.findings.map(({ rule }) => rule);
  before(() => {
    mkdirSync(join(directory, '.git'));
    mkdirSync(join(directory, 'deploy'));
    write('.git/pack', 'x'.repeat(5000));
    write('deploy/id_rsa', 'x');
    write('package.json', '{}');
    write('Dockerfile', DOCKERFILE);
    write('.dockerignore', '*.md # prose\n');
  });
  after(remove);

  it('finds it in a directory, and says what the Dockerfile beside it takes along', () => {
    const [dockerignore, dockerfile] = files('.');
    assert.deepEqual([dockerignore?.kind, dockerfile?.kind], ['dockerignore', 'dockerfile']);
    assert.deepEqual(rulesOf('.')?.toSorted(), [
      'no-comment-beside-pattern',
      'no-secrets-in-context',
      'no-version-control-in-context',
    ]);
    const repository = dockerignore?.findings.find(({ rule }) => rule === 'no-version-control-in-context');
    assert.equal(repository?.evidence?.bytes, 5000);
  });

  it('reads only what is named', () => {
    assert.deepEqual(
      files('Dockerfile').map(({ path }) => path),
      ['Dockerfile'],
    );
    assert.deepEqual(
      files('.dockerignore').map(({ path }) => path),
      ['.dockerignore'],
    );
  });

  it('goes by its comments, and reports those that suppress nothing', () => {
    write(
      '.dockerignore',
      '# plimsoll file ignore=no-secrets-in-context reason: a test key\n# plimsoll ignore=no-comment-beside-pattern\n*.md # prose\n# plimsoll ignore=no-malformed-pattern\n.git\n',
    );
    assert.deepEqual(rulesOf('.'), ['no-unused-suppression']);
    assert.ok(rulesOf('--no-suppressions', '.')?.includes('no-secrets-in-context'));
  });

  it('fixes what is safe, and with --review the rest', () => {
    write('.dockerignore', '*.md # prose\n');
    assert.match(run(['fix', '--diff', '.']).stdout, /^\+\*\*\/\.git$/m);
    run(['fix', '.']);
    assert.equal(readFileSync(join(directory, '.dockerignore'), 'utf8'), '# prose\n*.md\n**/.git\n');
    run(['fix', '--review', '.dockerignore']);
    assert.equal(readFileSync(join(directory, '.dockerignore'), 'utf8'), '# prose\n*.md\n**/.git\n**/id_rsa\n');
    assert.deepEqual(rulesOf('.'), []);
  });

  it('judges NAME.dockerignore by the Dockerfile NAME', () => {
    write('api.Dockerfile', 'FROM scratch\nCOPY a /a\n');
    write('api.Dockerfile.dockerignore', 'b\n');
    const own = files('.').find(({ path }) => path === 'api.Dockerfile.dockerignore');
    assert.deepEqual(
      own?.findings.map(({ rule }) => rule),
      ['no-secrets-in-context'],
    );
    rmSync(join(directory, 'api.Dockerfile'));
    rmSync(join(directory, 'api.Dockerfile.dockerignore'));
  });

  it('misses one where everything is copied', () => {
    rmSync(join(directory, '.dockerignore'));
    const [dockerfile] = files('Dockerfile');
    const missing = dockerfile?.findings.find(({ rule }) => rule === 'use-dockerignore');
    assert.equal(missing?.evidence?.bytes, 5001);
  });

  it('explains its rules as any other', () => {
    assert.match(run(['explain', 'put-exceptions-last']).stdout, /!README\.md/);
  });
});
