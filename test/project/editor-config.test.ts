import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { editorSettings } from '#project/editor-config.js';
import { editorPattern } from '#project/editor-pattern.js';
import { temporaryTree } from './temporary-tree.js';

describe('editorPattern', () => {
  const cases: readonly (readonly [pattern: string, matching: readonly string[], other: readonly string[]])[] = [
    ['*', ['Dockerfile', 'a/b/Dockerfile'], []],
    ['Dockerfile', ['Dockerfile', 'a/Dockerfile'], ['Dockerfile.dev', 'a/Dockerfile/x']],
    ['Dockerfile*', ['Dockerfile', 'a/Dockerfile.dev'], ['a.Dockerfile']],
    ['*.{Dockerfile,dockerfile}', ['x/a.Dockerfile', 'a.dockerfile'], ['a.Containerfile']],
    ['{Dockerfile,Containerfile}{,.*}', ['Dockerfile', 'a/Containerfile.x'], ['Makefile']],
    ['docker/*', ['docker/Dockerfile'], ['Dockerfile', 'docker/a/Dockerfile', 'x/docker/a']],
    ['/Dockerfile', ['Dockerfile'], ['a/Dockerfile']],
    ['docker/**', ['docker/Dockerfile', 'docker/a/b'], ['a/docker/b']],
    ['**/api/Dockerfile', ['x/y/api/Dockerfile'], ['api.Dockerfile']],
    ['Dockerfile.[a-c1]', ['Dockerfile.b', 'Dockerfile.1'], ['Dockerfile.d', 'Dockerfile.-']],
    ['Dockerfile.[!a-c]', ['Dockerfile.d'], ['Dockerfile.b']],
    ['v{8..12}.Dockerfile', ['v8.Dockerfile', 'v12.Dockerfile'], ['v7.Dockerfile', 'v13.Dockerfile']],
    ['{a}', ['{a}'], ['a']],
    ['a?c', ['abc'], ['ac', 'a/c']],
    ['a\\*', ['a*'], ['ab']],
    ['{a,{b,c}d}', ['a', 'bd', 'cd'], ['b', 'd']],
    ['a{b', ['a{b'], ['ab']],
  ];
  for (const [pattern, matching, other] of cases) {
    it(`reads ${pattern}`, () => {
      const matches = editorPattern(pattern);
      assert.deepEqual(
        matching.filter((path) => !matches(path)),
        [],
      );
      assert.deepEqual(other.filter(matches), []);
    });
  }

  it('does not lose itself in many stars and braces', () => {
    for (const piece of ['{', '{,', '{a,{']) assert.equal(editorPattern(piece.repeat(200))('a'), false);
    assert.equal(editorPattern(`${'*a'.repeat(60)}b`)('a'.repeat(250)), false);
  });
});

describe('editorSettings', () => {
  it('takes the nearest setting and stops at the root', async (test) => {
    const root = await temporaryTree(test, {
      '.editorconfig': '[*]\nend_of_line = crlf\n',
      'project/.editorconfig':
        '; the project\nroot = true\n[*]\nindent_style = space\nindent_size = 2\ntrim_trailing_whitespace = false\n\n[*.go]\nindent_style = tab\n',
      'project/images/.editorconfig': '\ufeff[Dockerfile]\r\nIndent_Size = 8\r\ninsert_final_newline = FALSE\r\n',
    });
    assert.deepEqual(await editorSettings(join(root, 'project/images/Dockerfile')), {
      indent: 8,
      tabWidth: 8,
      lineEnd: undefined,
      finalLineEnd: false,
      trimLines: false,
    });
    assert.equal((await editorSettings(join(root, 'project/Dockerfile'))).indent, 2);
    assert.equal((await editorSettings(join(root, 'Dockerfile'))).lineEnd, '\r\n');
  });

  it('knows tabs, takes back what is unset, and passes over nonsense', async (test) => {
    const root = await temporaryTree(test, {
      '.editorconfig':
        'root=true\n[*]\nindent_style=tab\ntab_width=8\n[b]\nindent_style=unset\nindent_size=-3\n[\n= x\n',
    });
    assert.deepEqual(await editorSettings(join(root, 'a')), {
      indent: 'tab',
      tabWidth: 8,
      lineEnd: undefined,
      finalLineEnd: undefined,
      trimLines: undefined,
    });
    assert.equal((await editorSettings(join(root, 'b'))).indent, undefined);
  });
});
