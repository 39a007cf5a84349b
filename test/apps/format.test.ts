import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const UNTIDY = 'from debian:13\r\nRUN apt-get install -y \\\r\n  git \\\r\n  curl   \\\r\n\r\n\r\n';
const TIDY = 'FROM debian:13\r\nRUN apt-get install -y \\\r\n  git \\\r\n  curl \\\r\n';

describe('plimsoll format', () => {
  const { directory, run, write, remove } = programIn('format');
  const read = (name: string) => readFileSync(join(directory, name), 'utf8');
  before(() => {
    write('.editorconfig', 'root = true\n');
    write('tidy.Dockerfile', 'FROM debian:13\n');
  });
  beforeEach(() => write('Dockerfile', UNTIDY));
  after(remove);

  it('writes the new layout, keeps line ends, and says which files changed', () => {
    const { status, stdout } = run(['format']);
    assert.deepEqual([status, stdout], [0, 'Dockerfile  formatted\n1 of 2 files formatted.\n']);
    assert.equal(read('Dockerfile'), TIDY);
    assert.equal(run(['format']).stdout, '2 files: nothing to format.\n');
  });

  it('lists with --check what would change, writes nothing, and exits with 1', () => {
    const { status, stdout } = run(['format', '--check', '.']);
    assert.deepEqual([status, stdout], [1, 'Dockerfile  would change\n1 of 2 files would change.\n']);
    assert.equal(read('Dockerfile'), UNTIDY);
    assert.equal(run(['format', '--check', 'tidy.Dockerfile']).status, 0);
  });

  it('shows the change with --diff', () => {
    const { status, stdout } = run(['format', '--diff', 'Dockerfile']);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^--- a\/Dockerfile\n\+\+\+ b\/Dockerfile\n@@ -1,6 \+1,4 @@\n-from debian:13␍\n\+FROM debian:13␍\n/,
    );
    assert.equal(read('Dockerfile'), UNTIDY);
  });

  it('formats standard input to standard output', () => {
    assert.deepEqual(run(['format', '-'], UNTIDY), { status: 0, stdout: TIDY, stderr: '' });
    const broken = run(['format', '-', '--stdin-path', 'x/Dockerfile'], 'FRM a\n');
    assert.deepEqual([broken.status, broken.stdout], [1, 'FRM a\n']);
    assert.match(broken.stderr, /^x\/Dockerfile is left as it was: line 1 does not parse: FRM is no instruction/);
  });

  it('keeps mode bits and symbolic links, and leaves no other file behind', () => {
    mkdirSync(join(directory, 'real'));
    write('real/Dockerfile', UNTIDY);
    chmodSync(join(directory, 'real/Dockerfile'), 0o640);
    symlinkSync('real/Dockerfile', join(directory, 'link.Dockerfile'));
    assert.equal(run(['format', 'link.Dockerfile']).status, 0);
    assert.equal(statSync(join(directory, 'real/Dockerfile')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(directory, 'link.Dockerfile')).isSymbolicLink());
    assert.equal(read('real/Dockerfile'), TIDY);
    assert.deepEqual(readdirSync(join(directory, 'real')), ['Dockerfile']);
  });

  it('sorts packages on request, and obeys .editorconfig and plimsoll.yaml', () => {
    const sorted = 'RUN apt-get install -y \\\r\n  curl \\\r\n  git \\\r\n';
    assert.equal(run(['format', '-', '--sort-packages'], UNTIDY).stdout, `FROM debian:13\r\n${sorted}`);
    mkdirSync(join(directory, 'sub'));
    write('sub/.editorconfig', '[Dockerfile]\nindent_style = tab\nend_of_line = lf\ninsert_final_newline = false\n');
    write('sub/Dockerfile', UNTIDY);
    run(['format', 'sub']);
    assert.equal(read('sub/Dockerfile'), 'FROM debian:13\nRUN apt-get install -y \\\n\tgit \\\n\tcurl \\\n');
    write('sub/plimsoll.yaml', 'format: { indent: 8, sort-packages: true }\n');
    run(['format', 'sub']);
    assert.match(read('sub/Dockerfile'), /^ {8}curl \\\n {8}git/m);
  });

  it('leaves a broken file alone, formats the others, and exits with 1', () => {
    write('broken.Dockerfile', 'from a\nrum x\n');
    const { status, stdout } = run(['format', 'broken.Dockerfile', 'Dockerfile']);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /broken\.Dockerfile is left as it was: line 2 does not parse: rum is no\ninstruction\. Did you mean RUN\?\n/,
    );
    assert.match(stdout, /1 of 2 files formatted; 1 left as it was\.\n$/);
    assert.equal(read('broken.Dockerfile'), 'from a\nrum x\n');
    assert.equal(read('Dockerfile'), TIDY);
  });

  it('tells everything as JSON, without secrets', () => {
    write('Dockerfile', 'from a\nENV API_TOKEN=hunter2hunter2\n');
    const { stdout } = run(['format', '--diff', '--format', 'json', 'Dockerfile', 'tidy.Dockerfile']);
    const { schema, files, summary } = JSON.parse(stdout);
    assert.equal(schema, 1);
    assert.deepEqual(summary, { files: 2, changed: 1, left: 0, unread: 0 });
    assert.match(files[0].diff, /^-from a\n\+FROM a\n ENV API_TOKEN=hu\*\*\*/m);
    assert.deepEqual([files[0].changed, files[1].changed], [true, false]);
  });

  it('answers what it cannot do with one clear line and exit code 2', () => {
    write('wrong.yaml', 'format: { indnt: 2 }\n');
    for (const [args, words] of [
      [['missing'], /missing does not exist/],
      [['-', 'Dockerfile'], /- stands beside other files/],
      [['--config', 'wrong.yaml'], /format: unknown key indnt Did you mean indent\?/],
    ] as const) {
      const { status, stdout, stderr } = run(['format', ...args], UNTIDY);
      assert.equal(status, 2);
      assert.match(stdout + stderr, words);
      assert.doesNotMatch(stdout + stderr, /\n\s+at .*:\d+:\d+/);
    }
    assert.equal(read('Dockerfile'), UNTIDY);
  });
});
