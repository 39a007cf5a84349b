import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const { directory, run, write, remove } = programIn('cli');
before(() => {
  write('clean.Dockerfile', 'FROM debian:13\nUSER 1000\nCMD ["true"]\n');
  write('sudo.Dockerfile', 'FROM debian:13\nRUN sudo make\nUSER 1000\nCMD ["true"]\n');
});
after(remove);

describe('plimsoll check', () => {
  it('exits with 0 and one friendly line when nothing is found', () => {
    const { status, stdout } = run(['check', 'clean.Dockerfile']);
    assert.equal(status, 0);
    assert.match(stdout, /^1 file: nothing found/);
  });

  it('shows the line, the underline, why and the way out, and exits with 1', () => {
    const { status, stdout } = run(['check', 'sudo.Dockerfile']);
    assert.equal(status, 1);
    assert.match(stdout, /warning sudo\.Dockerfile:2:5 no-sudo\n.*\n\s+2 │ RUN sudo make\n\s+│ {5}\^{4}\n\s+why: /);
  });

  it('fails from the severity on that is asked for', () => {
    assert.equal(run(['check', '--fail-on', 'error', 'sudo.Dockerfile']).status, 0);
    assert.equal(run(['check', '--fail-on', 'never', 'sudo.Dockerfile']).status, 0);
  });

  it('searches a directory and checks many files in one run', () => {
    const { stdout } = run(['check', '.', '--format', 'json']);
    const report = JSON.parse(stdout) as {
      readonly schema: number;
      readonly subjects: readonly { readonly path: string }[];
    };
    assert.equal(report.schema, 1);
    assert.deepEqual(
      report.subjects.map(({ path }) => path),
      ['clean.Dockerfile', 'sudo.Dockerfile'],
    );
  });

  it('reads standard input under a name of its own', () => {
    const { status, stdout } = run(
      ['check', '-q', '-', '--stdin-path', 'api/Dockerfile'],
      'FROM debian:13\nRUN sudo make\nUSER 1\n',
    );
    assert.equal(status, 1);
    assert.match(stdout, /^api\/Dockerfile:2:5: warning: .* \[no-sudo\]$/m);
  });

  it('goes by the nearest config', () => {
    write('plimsoll.yaml', 'rules:\n  DL3004: off\n');
    assert.equal(run(['check', 'sudo.Dockerfile']).status, 0);
    assert.equal(run(['check', '--no-config', 'sudo.Dockerfile']).status, 1);
    rmSync(join(directory, 'plimsoll.yaml'));
  });

  it('reads .hadolint.yaml where there is no other', () => {
    write('.hadolint.yaml', 'ignored: [DL3004]\n');
    assert.equal(run(['check', 'sudo.Dockerfile']).status, 0);
    rmSync(join(directory, '.hadolint.yaml'));
  });

  const BAD_INPUT: readonly (readonly [string, readonly string[], RegExp, (() => void)?])[] = [
    [
      'a missing file, with the nearest name',
      ['check', 'sud.Dockerfile'],
      /does not exist[\s\S]*Did you mean sudo\.Dockerfile\?/,
    ],
    ['a binary file', ['check', 'binary'], /binary/, () => write('binary', Buffer.from([70, 0, 1, 2]))],
    [
      'a file that is not UTF-8',
      ['check', 'latin'],
      /not UTF-8: line 2/,
      () => write('latin', Buffer.from('FROM a\n# caf\xe9\n', 'latin1')),
    ],
    [
      'a file that is far too large',
      ['check', 'large'],
      /too large/,
      () => write('large', Buffer.alloc(50 * 2 ** 20, 'a')),
    ],
    ['an unknown rule, with the nearest name', ['check', '--only', 'no-sduo', '.'], /Did you mean no-sudo\?/],
    ['an unknown option', ['check', '--formt', 'json'], /unknown option '--formt'[\s\S]*--format/],
    ['an unknown format', ['check', '--format', 'xml'], /Allowed choices/],
    [
      'a config with an unknown rule',
      ['check', '--config', 'bad.yaml', '.'],
      /no-sduo, which is no rule\. Did you mean no-sudo\?/,
      () => write('bad.yaml', 'rules:\n  no-sduo: off\n'),
    ],
    [
      'a config with an unknown key',
      ['check', '--config', 'key.yaml', '.'],
      /unknown key ruls.*Did you mean rules\?/,
      () => write('key.yaml', 'ruls: {}\n'),
    ],
    [
      'a config that is not YAML',
      ['check', '--config', 'broken.yaml', '.'],
      /broken\.yaml:3 is not valid YAML/,
      () => write('broken.yaml', 'rules: {\n  a: [\n'),
    ],
    ['an unknown rule to explain', ['explain', 'no-sduo'], /Did you mean no-sudo\?/],
    ['a directory without Dockerfiles', ['check', 'empty'], /does not exist|no Dockerfile/],
  ];
  for (const [what, args, message, prepare] of BAD_INPUT) {
    it(`answers ${what} with one clear line and exit code 2`, () => {
      prepare?.();
      const { status, stdout, stderr } = run(args);
      assert.equal(status, 2);
      assert.match(
        (stdout + stderr).replace(/\s+/g, ' '),
        new RegExp(message.source.replaceAll('[\\s\\S]*', '.*'), message.flags),
      );
      assert.doesNotMatch(stdout + stderr, /\n\s+at .*:\d+:\d+/);
    });
  }

  it('still checks the other files when one cannot be read', () => {
    const { status, stdout } = run(['check', '-q', 'missing', 'sudo.Dockerfile']);
    assert.equal(status, 2);
    assert.match(stdout, /no-sudo/);
  });

  it('names a file that cannot be read as a whole, also one with a blank', () => {
    const { stdout } = run(['check', '--format', 'json', 'my project/Dockerfile']);
    const { subjects } = JSON.parse(stdout) as { readonly subjects: readonly { readonly path: string }[] };
    assert.deepEqual(
      subjects.map(({ path }) => path),
      ['my project/Dockerfile'],
    );
  });
});

describe('plimsoll explain, rules and stages', () => {
  it('explains a rule by the name of another tool', () => {
    const { status, stdout } = run(['explain', 'DL3004']);
    assert.equal(status, 0);
    assert.match(stdout, /^no-sudo\n/);
    assert.match(stdout, /RUN sudo apt-get update/);
  });

  it('lists the rules as data', () => {
    const list = JSON.parse(run(['rules', '--format', 'json']).stdout) as readonly { readonly id: string }[];
    assert.ok(list.length >= 150);
    assert.ok(list.some(({ id }) => id === 'no-sudo'));
  });

  it('draws the stages', () => {
    write(
      'multi.Dockerfile',
      'FROM golang:1.27 AS build\nRUN go build -o /app\nFROM scratch\nCOPY --from=build /app /app\n',
    );
    assert.match(
      run(['stages', 'multi.Dockerfile']).stdout,
      /0 build, line 1 {2}thrown away; the image copies from it/,
    );
    const mermaid = run(['stages', '--format', 'mermaid', 'multi.Dockerfile']).stdout;
    assert.equal(
      mermaid,
      'flowchart TD\n  stage0["0 build"]\n  stage1[["1 (no name)"]]\n  image0(["golang:1.27"])\n  image0 --> stage0\n  image1(["scratch"])\n  image1 --> stage1\n  stage0 -. copy .-> stage1\n',
    );
    const graph = JSON.parse(run(['stages', '--format', 'json', 'multi.Dockerfile']).stdout) as {
      readonly stages: readonly { readonly used: boolean }[];
    };
    assert.deepEqual(
      graph.stages.map(({ used }) => used),
      [true, true],
    );
  });
});
