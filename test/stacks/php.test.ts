import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryFiles } from '#project/files.js';
import { findUnits } from '#stacks/find-units.js';
import { parseComposerLock } from '#stacks/php/composer.js';
import { readPhpFacts } from '#stacks/php/facts.js';

const PAGE = '<?php echo 1;';

describe('a PHP application', () => {
  it('gets the version that its manifest and all of its packages accept', async () => {
    const lock = {
      packages: [
        { name: 'a/a', require: { php: '~8.2.0 || ~8.3.0' } },
        { name: 'b/b', require: { php: '>=8.1' } },
      ],
    };
    assert.equal(await versionOf({ require: { php: '^8.2' } }, lock), '8.3');
  });

  it('reads ~8.2 as Composer does: below 9', async () => {
    assert.equal(await versionOf({ require: { php: '~8.2' } }, { packages: [] }), '8.5');
  });

  it('obeys the platform before the constraint', async () => {
    assert.equal(await versionOf({ require: { php: '>=8.1' }, config: { platform: { php: '8.3.12' } } }, {}), '8.3');
  });

  it('needs no extension that a package stands in for, and none of the packages for development', () => {
    const lock = parseComposerLock(
      JSON.stringify({
        packages: [
          { name: 'x/x', require: { 'ext-mbstring': '*', 'ext-intl': '*' } },
          { name: 'symfony/polyfill-mbstring', provide: { 'ext-mbstring': '*' } },
        ],
        'packages-dev': [{ name: 'y/y', require: { 'ext-xdebug': '*' } }],
      }),
    );
    assert.deepEqual(lock?.extensions, ['intl']);
  });

  it('takes the driver of the database from the example of its settings', async () => {
    const facts = await readPhpFacts(
      memoryFiles({ 'public/index.php': PAGE, 'composer.json': '{}', '.env.example': 'DB_CONNECTION=mysql\n' }),
      '',
    );
    assert.deepEqual(facts?.extensions?.value, ['pdo_mysql']);
    assert.equal(facts?.extensions?.from, '.env.example');
  });

  it('is one program with the package.json that builds its scripts', async () => {
    const units = await findUnits(
      memoryFiles({
        'composer.json': '{}',
        'public/index.php': PAGE,
        'package.json': JSON.stringify({ scripts: { build: 'vite build' }, devDependencies: { vite: '^7.0.0' } }),
        'public/admin/index.php': PAGE,
      }),
    );
    assert.deepEqual(
      units.map(({ folder, stack, facts }) => [folder, stack.name, facts.kind.value]),
      [
        ['', 'node', 'library'],
        ['', 'php', 'server'],
      ],
    );
  });
});

async function versionOf(manifest: object, lock: object): Promise<string | undefined> {
  const facts = await readPhpFacts(
    memoryFiles({ 'composer.json': JSON.stringify(manifest), 'composer.lock': JSON.stringify(lock) }),
    '',
  );
  return facts?.version.value;
}
