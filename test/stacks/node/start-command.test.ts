import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseManifest } from '#stacks/node/manifest.js';
import { startOf } from '#stacks/node/start-command.js';

function startFor(scripts: Record<string, string>, others: object = {}) {
  const manifest = parseManifest(JSON.stringify({ scripts, ...others }));
  assert.ok(manifest);
  return startOf(manifest)?.value;
}

describe('the start command of a package', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly string[] | undefined])[] = [
    ['is the process itself', { start: 'node server.js' }, ['node', 'server.js']],
    ['comes without the variables in front', { start: 'PORT=1 cross-env A=b node a.js' }, ['node', 'a.js']],
    [
      'is followed through other scripts',
      { start: 'npm run serve:it', 'serve:it': 'yarn go', go: 'node x' },
      ['node', 'x'],
    ],
    ['does not follow scripts that name each other', { start: 'npm run a', a: 'npm run start' }, undefined],
    ['is the last of several commands', { start: 'prisma migrate deploy && node a.js' }, ['node', 'a.js']],
    ['prefers the one for production', { start: 'nest start', 'start:prod': 'node dist/main' }, ['node', 'dist/main']],
    ['leaves out what watches and what reads .env', { start: 'node --watch --env-file=.env a.js' }, ['node', 'a.js']],
    [
      'keeps options of the runtime',
      { start: 'node --enable-source-maps a.js' },
      ['node', '--enable-source-maps', 'a.js'],
    ],
    ['reads behind a wrapper', { start: 'dotenv -e .env -- node a.js' }, ['node', 'a.js']],
    ['is not the server of a bundler', { start: 'vite --port 3000' }, undefined],
    ['is not a compiler that is there for development', { start: 'tsx watch src/a.ts' }, undefined],
    ['is that of Next.js', { start: 'next start' }, ['next', 'start']],
    ['is not its server for development', { start: 'next dev' }, undefined],
    ['is what nodemon watches', { start: 'nodemon server.js' }, ['node', 'server.js']],
    ['is a file that Bun runs', { start: 'bun run src/index.ts' }, ['bun', 'src/index.ts']],
    ['is not a pipe', { start: 'node a.js | pino-pretty' }, undefined],
  ];
  for (const [name, scripts, expected] of cases) {
    it(name, () => {
      assert.deepEqual(startFor(scripts)?.words, expected);
    });
  }

  it('has the variables that were set, and what came before', () => {
    const start = startFor({ start: 'npm run migrate && NODE_OPTIONS="--max-old-space-size=512" node a.js' });
    assert.deepEqual(start?.environment, { NODE_OPTIONS: '--max-old-space-size=512' });
    assert.equal(start?.before, 'npm run migrate');
  });

  it('runs sources with a compiler that is installed for production', () => {
    const start = startFor({ start: 'tsx src/a.ts' }, { dependencies: { tsx: '4' } });
    assert.deepEqual(start?.words, ['tsx', 'src/a.ts']);
  });

  it('is the main file when there is no script', () => {
    assert.deepEqual(startFor({}, { main: 'lib/a.js' })?.words, ['node', 'lib/a.js']);
    assert.equal(startFor({}), undefined);
  });
});
