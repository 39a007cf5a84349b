import assert from 'node:assert/strict';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { RefusedFile } from '#project/find-dockerfiles.js';
import { findDockerfiles } from '#project/find-dockerfiles.js';
import { temporaryTree } from './temporary-tree.js';

describe('findDockerfiles', () => {
  it('walks a directory and sorts what it finds by path', async (test) => {
    const root = await temporaryTree(test, {
      'z/Dockerfile': '',
      Dockerfile: '',
      'a/b/c/web.Dockerfile': '',
      '.devcontainer/Dockerfile': '',
      'a/Dockerfile.md': '',
      'README.md': '',
    });
    assert.deepEqual(await find(root), {
      files: ['.devcontainer/Dockerfile', 'Dockerfile', 'a/b/c/web.Dockerfile', 'z/Dockerfile'],
      failures: [],
    });
  });

  it('takes a file that is named, whatever its name and whatever git ignores', async (test) => {
    const root = await temporaryTree(test, { '.git/': '', '.gitignore': '*\n', 'image.txt': '', Dockerfile: '' });
    assert.deepEqual((await find(root, ['image.txt', 'Dockerfile'])).files, ['Dockerfile', 'image.txt']);
  });

  it('never enters .git and node_modules', async (test) => {
    const root = await temporaryTree(test, {
      '.git/Dockerfile': '',
      'node_modules/x/Dockerfile': '',
      'a/node_modules/Dockerfile': '',
      'a/Dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, ['a/Dockerfile']);
    assert.deepEqual((await find(root, ['.'], false)).files, ['a/Dockerfile']);
    assert.deepEqual((await find(root, ['node_modules/x'])).files, ['node_modules/x/Dockerfile']);
  });

  it('names a file once however often and in whatever way it is given', async (test) => {
    const root = await temporaryTree(test, { 'a/Dockerfile': '' });
    const paths = ['a', 'a/Dockerfile', './a//Dockerfile', join(root, 'a'), '.'];
    assert.deepEqual(await find(root, paths), { files: ['a/Dockerfile'], failures: [] });
  });

  it('shows paths outside the current directory as absolute', async (test) => {
    const root = await temporaryTree(test, { 'a/Dockerfile': '', 'a..b/Dockerfile': '', 'a/..c/Dockerfile': '' });
    const { files } = await findDockerfiles(['../a..b', '.'], { cwd: join(root, 'a'), ignoreFiles: true });
    assert.deepEqual(files, [
      { path: '..c/Dockerfile', absolutePath: join(root, 'a/..c/Dockerfile') },
      { path: join(root, 'a..b/Dockerfile'), absolutePath: join(root, 'a..b/Dockerfile') },
      { path: 'Dockerfile', absolutePath: join(root, 'a/Dockerfile') },
    ]);
  });

  it('follows links to files but not to directories', async (test) => {
    const root = await temporaryTree(test, { 'a/image.txt': '', 'b/Dockerfile': '' });
    await symlink('image.txt', join(root, 'a/Dockerfile'));
    await symlink('..', join(root, 'a/loop'));
    await symlink('../b', join(root, 'a/Dockerfile.d'));
    assert.deepEqual(await find(root, ['a']), { files: ['a/Dockerfile'], failures: [] });
    assert.deepEqual(await find(root, ['a/Dockerfile.d']), { files: ['a/Dockerfile.d/Dockerfile'], failures: [] });
  });

  it('reports links that lead nowhere and goes on', async (test) => {
    const root = await temporaryTree(test, { 'b/Dockerfile': '' });
    await symlink('gone', join(root, 'Dockerfile.gone'));
    await symlink('Dockerfile.self', join(root, 'Dockerfile.self'));
    const { files, failures } = await find(root);
    assert.deepEqual(files, ['b/Dockerfile']);
    assert.deepEqual(failures, [
      'FILE_NOT_FOUND: Dockerfile.gone is a symbolic link to gone, which does not exist.',
      'FILE_UNREADABLE: Dockerfile.self cannot be read: its symbolic links lead in a circle.',
    ]);
  });

  it('reports a directory that cannot be read and goes on', { skip: process.getuid?.() === 0 }, async (test) => {
    const root = await temporaryTree(test, { 'a/Dockerfile': '', 'b/Dockerfile': '' });
    await chmod(join(root, 'a'), 0);
    const { files, failures } = await find(root);
    await chmod(join(root, 'a'), 0o755);
    assert.deepEqual(files, ['b/Dockerfile']);
    assert.deepEqual(failures, ['FILE_UNREADABLE: a cannot be read: permission denied.']);
  });

  it('offers a near name for a missing path and takes the others', async (test) => {
    const root = await temporaryTree(test, { Dockerfile: '', 'services/Dockerfile': '' });
    const { files, failures } = await findDockerfiles(['Dockerfle', 'servces', 'services'], {
      cwd: root,
      ignoreFiles: true,
    });
    assert.deepEqual(
      files.map(({ path }) => path),
      ['services/Dockerfile'],
    );
    assert.deepEqual(
      failures.map(({ path, error: { code, hint } }) => `${path}: ${code}: ${hint}`),
      ['Dockerfle: FILE_NOT_FOUND: Did you mean Dockerfile?', 'servces: FILE_NOT_FOUND: Did you mean services?'],
    );
  });

  it('says what it looked for when a directory has none', async (test) => {
    const root = await temporaryTree(test, { '.gitignore': 'Dockerfile\n', Dockerfile: '', 'a/b/': '' });
    const [here, below] = (await findDockerfiles(['.', 'a'], { cwd: root, ignoreFiles: true })).failures;
    assert.equal(here?.error.code, 'NO_DOCKERFILES');
    assert.equal(here.error.message, '. has no Dockerfile.');
    assert.match(here.error.hint, /Containerfile.*\.gitignore.*--no-ignore, or name the file\.$/);
    assert.equal(below?.error.message, 'a has no Dockerfile.');
    const [unhindered] = (await findDockerfiles(['a'], { cwd: root, ignoreFiles: false })).failures;
    assert.equal(unhindered?.error.code, 'NO_DOCKERFILES');
    assert.doesNotMatch(unhindered.error.hint, /ignore/);
  });

  it('finds nothing for no paths', async (test) => {
    assert.deepEqual(await find(await temporaryTree(test, { Dockerfile: '' }), []), { files: [], failures: [] });
  });

  it('walks more directories than are read at once', async (test) => {
    const names = Array.from({ length: 150 }, (_, index) => `d${index}/e/Dockerfile`);
    const root = await temporaryTree(test, Object.fromEntries(names.map((name) => [name, ''])));
    assert.deepEqual((await find(root)).files, names.sort());
  });
});

describe('what git ignores', () => {
  it('is left out, unless that is switched off', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': '# built\ndist/\n/Dockerfile.local\n',
      'dist/Dockerfile': '',
      'a/dist/Dockerfile': '',
      'Dockerfile.local': '',
      'a/Dockerfile.local': '',
    });
    assert.deepEqual((await find(root)).files, ['a/Dockerfile.local']);
    assert.deepEqual((await find(root, ['.'], false)).files, [
      'Dockerfile.local',
      'a/Dockerfile.local',
      'a/dist/Dockerfile',
      'dist/Dockerfile',
    ]);
  });

  it('is matched by case where file systems tell cases apart', { skip: process.platform !== 'linux' }, async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': 'dockerfile\n',
      Dockerfile: '',
      'a/dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, ['Dockerfile']);
  });

  it('is decided by the last line that matches, the deepest file last', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': '*.Dockerfile\n!keep.Dockerfile\n',
      'keep.Dockerfile': '',
      'x.Dockerfile': '',
      'a/.gitignore': '!x.Dockerfile\nkeep.Dockerfile\n/only.Dockerfile\nb/Dockerfile\n',
      'a/x.Dockerfile': '',
      'a/keep.Dockerfile': '',
      'a/only.Dockerfile': '',
      'a/b/x.Dockerfile': '',
      'a/b/Dockerfile': '',
      'a/c/b/Dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, [
      'a/b/x.Dockerfile',
      'a/c/b/Dockerfile',
      'a/x.Dockerfile',
      'keep.Dockerfile',
    ]);
  });

  it('cannot be taken back below an ignored directory, but a directory can be', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': 'out\n!out/Dockerfile\nbuild/\n',
      'out/Dockerfile': '',
      'a/.gitignore': '!build/\n',
      'a/build/Dockerfile': '',
      'b/build/Dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, ['a/build/Dockerfile']);
  });

  it('holds within its own folder only, even where that has odd letters in its name', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      'a*/.gitignore': 'Dockerfile\n',
      'a*/Dockerfile': '',
      'ab/Dockerfile': '',
      '[x]/.gitignore': '**/\n',
      '[x]/Dockerfile': '',
      '[x]/y/Dockerfile': '',
      'x/Dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, ['[x]/Dockerfile', 'ab/Dockerfile', 'x/Dockerfile']);
  });

  it('is read from the root of the repository when a folder below is walked', async (test) => {
    const root = await temporaryTree(test, {
      '.git/info/exclude': 'private.Dockerfile\n',
      '.gitignore': '/a/b/x\n',
      'a/.gitignore': 'y\n',
      'a/b/x/Dockerfile': '',
      'a/b/y/Dockerfile': '',
      'a/b/z/Dockerfile': '',
      'a/b/private.Dockerfile': '',
    });
    assert.deepEqual((await find(root, ['a/b'])).files, ['a/b/z/Dockerfile']);
    assert.deepEqual((await find(join(root, 'a/b'))).files, ['z/Dockerfile']);
  });

  it('does not hold in a directory that is named', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': 'dist\n',
      'dist/Dockerfile': '',
      'dist/.gitignore': 'x\n',
      'dist/x/Dockerfile': '',
    });
    assert.deepEqual((await find(root, ['dist'])).files, ['dist/Dockerfile']);
  });

  it('is read without a repository too', async (test) => {
    const root = await temporaryTree(test, { '.gitignore': 'dist\n', 'dist/Dockerfile': '', 'a/Dockerfile': '' });
    assert.deepEqual((await find(root)).files, ['a/Dockerfile']);
  });

  it('ends at a repository inside', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      '.gitignore': '*.Dockerfile\n',
      'x.Dockerfile': '',
      'clone/.git/info/exclude': 'Dockerfile\n',
      'clone/x.Dockerfile': '',
      'clone/a/x.Dockerfile': '',
      'clone/a/Dockerfile': '',
    });
    const expected = ['clone/a/x.Dockerfile', 'clone/x.Dockerfile'];
    assert.deepEqual((await find(root)).files, expected);
    assert.deepEqual((await find(root, ['clone/a'])).files, expected.slice(0, 1));
  });

  it('includes the private rules of a worktree and of a submodule', async (test) => {
    const root = await temporaryTree(test, {
      'main/.git/info/exclude': 'x.Dockerfile\n',
      'main/.git/worktrees/w/commondir': '../..\n',
      'main/.git/modules/m/info/exclude': 'y.Dockerfile\n',
      'main/m/.git': 'gitdir: ../.git/modules/m\n',
      'main/m/x.Dockerfile': '',
      'main/m/y.Dockerfile': '',
      'w/.git': 'gitdir: ../main/.git/worktrees/w\n',
      'w/x.Dockerfile': '',
      'w/y.Dockerfile': '',
    });
    assert.deepEqual((await find(root, ['main', 'w'])).files, ['main/m/x.Dockerfile', 'w/y.Dockerfile']);
  });

  it('is read with a byte order mark and Windows line ends', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      'a/.gitignore': '\ufeffx.Dockerfile\r\ny.Dockerfile\r\n\r\n',
      'a/x.Dockerfile': '',
      'a/y.Dockerfile': '',
      'a/Dockerfile': '',
    });
    assert.deepEqual((await find(root)).files, ['a/Dockerfile']);
  });

  it('is not said by a directory or a link called .gitignore', async (test) => {
    const root = await temporaryTree(test, {
      '.git/': '',
      'a/.gitignore/': '',
      'a/Dockerfile': '',
      rules: 'Dockerfile\n',
    });
    await symlink('rules', join(root, '.gitignore'));
    assert.deepEqual(await find(root), { files: ['a/Dockerfile'], failures: [] });
  });
});

interface Result {
  readonly files: readonly string[];
  readonly failures: readonly string[];
}

async function find(cwd: string, paths: readonly string[] = ['.'], ignoreFiles = true): Promise<Result> {
  const { files, failures } = await findDockerfiles(paths, { cwd, ignoreFiles });
  return { files: files.map(({ path }) => path), failures: failures.map(lineOf) };
}

function lineOf({ error: { code, message } }: RefusedFile): string {
  return `${code}: ${message}`;
}
