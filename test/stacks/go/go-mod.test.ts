import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseGoMod } from '#stacks/go/go-mod.js';

describe('a go.mod', () => {
  it('is read with blocks, comments and replacements', () => {
    const text = `// ours
module example.com/a/v3

go 1.23.4 // least
toolchain go1.25.1

require github.com/x/y v1.0.0
require (
	github.com/z/w v0.1.0 // indirect
	"github.com/q/r" v2.0.0
)

replace (
	github.com/x/y => ../y
	github.com/z/w => github.com/me/w v0.2.0
)
replace github.com/q/r => ./third/r
`;
    assert.deepEqual(parseGoMod(text), {
      module: 'example.com/a/v3',
      go: '1.23.4',
      toolchain: '1.25.1',
      requires: ['github.com/x/y', 'github.com/z/w', 'github.com/q/r'],
      localReplacements: ['../y', './third/r'],
    });
  });

  it('is none without a module', () => {
    assert.equal(parseGoMod('go 1.22\n'), undefined);
  });
});
