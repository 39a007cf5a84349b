import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sourceFileOf } from '#engine/source-file.js';

const paths = ['README.md', 'docs/a.js', 'lib/deep/x.py', 'logo.svg', 'package.json', 'src/app.ts', 'src/app.test.ts'];

it('a source file is code that is copied, no manifest, shallow before deep and no test', () => {
  assert.equal(sourceFileOf('FROM node\nCOPY package.json .\nRUN npm ci\nCOPY . .\n', paths), 'src/app.ts');
  assert.equal(sourceFileOf('FROM node\nCOPY lib /lib\nCOPY src /src\n', paths), 'lib/deep/x.py');
  assert.equal(sourceFileOf('FROM node\nARG D=src\nCOPY ./$D/ /src\n', paths), 'src/app.ts');
  assert.equal(sourceFileOf('FROM node\nADD *.svg /\n', paths), 'logo.svg');
});

it('there is none where nothing but manifests, other stages or addresses are copied', () => {
  assert.equal(sourceFileOf('FROM node\nCOPY package.json /\n', paths), undefined);
  assert.equal(
    sourceFileOf('FROM a AS a\nFROM b\nCOPY --from=a /src /src\nADD https://x.example/src /\n', paths),
    undefined,
  );
  assert.equal(sourceFileOf('FROM a AS unused\nCOPY . .\nFROM b\nRUN make\n', paths), undefined);
});
