import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { copyContext, touchFile } from '#engine/context-copy.js';
import { temporaryTree } from '../../project/temporary-tree.js';

describe('the copy of a build context', () => {
  it('lacks what no build takes, and keeps what one of two takes', async (test) => {
    const root = await temporaryTree(test, {
      'c/.dockerignore': 'node_modules\n*.log\n!keep.log\n',
      'c/node_modules/a/index.js': '',
      'c/a.log': '',
      'c/keep.log': '',
      'c/src/main.js': '1',
      'B.Dockerfile': 'FROM scratch\nCOPY . .\n',
      'c/Dockerfile': 'FROM scratch\nCOPY . .\n',
      'B.Dockerfile.dockerignore': 'src\n',
    });
    await mkdir(join(root, 'out'));
    const copy = await copyContext(join(root, 'out'), join(root, 'c'), [
      join(root, 'c/Dockerfile'),
      join(root, 'B.Dockerfile'),
    ]);
    assert.deepEqual([...copy.paths].sort(), ['.dockerignore', 'Dockerfile', 'keep.log']);
    assert.ok(existsSync(join(copy.context, 'src/main.js')), 'the first build takes it');
    assert.ok(existsSync(join(copy.context, 'a.log')), 'the second build takes it');
    const [one = '', two = ''] = copy.dockerfiles;
    assert.deepEqual([existsSync(`${one}.dockerignore`), existsSync(`${two}.dockerignore`)], [false, true]);
  });

  it('is changed where a file is touched, each time otherwise; the original is not', async (test) => {
    const root = await temporaryTree(test, { 'c/a.js': '1', 'c/Dockerfile': 'FROM scratch\n', 'out/': '' });
    const copy = await copyContext(join(root, 'out'), join(root, 'c'), [join(root, 'c/Dockerfile')]);
    await touchFile(copy, 'a.js');
    const once = readFileSync(join(copy.context, 'a.js'), 'utf8');
    assert.match(once, /^1\s+$/);
    assert.equal(readFileSync(join(root, 'c/a.js'), 'utf8'), '1');
    await assert.rejects(touchFile(copy, '../../c/a.js'), { code: 'FILE_NOT_IN_CONTEXT' });
  });

  it('never writes through a link', async (test) => {
    const root = await temporaryTree(test, { 'c/Dockerfile': 'FROM scratch\n', 'victim.js': '1', 'out/': '' });
    symlinkSync(join(root, 'victim.js'), join(root, 'c/link.js'));
    const copy = await copyContext(join(root, 'out'), join(root, 'c'), [join(root, 'c/Dockerfile')]);
    await assert.rejects(touchFile(copy, 'link.js'), { code: 'FILE_NOT_IN_CONTEXT' });
    assert.equal(readFileSync(join(root, 'victim.js'), 'utf8'), '1');
  });

  it('cannot be made of what is not there', async (test) => {
    const root = await temporaryTree(test, { 'c/a': '', 'out/': '' });
    await assert.rejects(copyContext(join(root, 'out'), join(root, 'c'), [join(root, 'c/Dockerfile')]), {
      code: 'FILE_NOT_FOUND',
    });
    await assert.rejects(copyContext(join(root, 'out'), join(root, 'x'), []), { code: 'FILE_NOT_FOUND' });
  });
});
