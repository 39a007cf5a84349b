import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '#dockerfile/parse.js';
import { scriptsOf } from '#shell/scripts-of.js';
import { expansionsOf } from '#shell/shell-word.js';

function scripts(text: string, shell: readonly string[] = ['/bin/sh', '-c']) {
  const instruction = parse(text).instructions.at(-1);
  return instruction ? scriptsOf(text, instruction, shell) : [];
}

function programs(text: string, shell?: readonly string[]): readonly string[] {
  return scripts(text, shell).flatMap((script) => script.commands.map(({ program }) => program));
}

describe('what the shell receives', () => {
  it('has continuations joined and comment lines gone, with the exact way back', () => {
    const text = 'FROM a\nRUN apt-get install -y \\\n  # the compiler\n  gcc \\\n\n  make\n';
    const [script] = scripts(text);
    assert.equal(script?.source.text, 'apt-get install -y   gcc   make');
    const spans = script?.commands[0]?.args.map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(spans, ['install', '-y', 'gcc', 'make']);
  });

  it('is the body of a here-document that stands alone', () => {
    const [script] = scripts('FROM a\nRUN <<EOF\nset -e\nmake\nEOF\n');
    assert.equal(script?.form, 'heredoc');
    assert.equal(script?.source.text, 'set -e\nmake\n');
  });

  it('loses its tabs below <<- and follows a shebang', () => {
    assert.equal(scripts('FROM a\nRUN <<-EOF\n\t\tmake\n\tEOF\n')[0]?.source.text, 'make\n');
    assert.equal(scripts('FROM a\nRUN <<EOF\n#!/usr/bin/env bash\nmake\nEOF\n')[0]?.dialect, 'bash');
    assert.deepEqual(scripts('FROM a\nRUN <<EOF\n#!/usr/bin/python3\nprint(1)\nEOF\n'), []);
  });

  it('is line and bodies together when there is more on the line', () => {
    assert.deepEqual(programs('FROM a\nRUN <<EOF bash\ncurl x\nEOF\n'), ['bash', 'curl']);
    assert.deepEqual(programs('FROM a\nRUN cat <<EOF > /x && make\ntext\nEOF\n'), ['cat', 'make']);
  });

  it('is left alone for PowerShell and cmd', () => {
    assert.deepEqual(programs('FROM a\nRUN Get-ChildItem', ['powershell', '-Command']), []);
    assert.deepEqual(programs('FROM a\nRUN dir', ['cmd', '/S', '/C']), []);
  });

  it('includes exec forms, strings for sh -c, and what a wrapper starts', () => {
    assert.deepEqual(programs('FROM a\nRUN ["apt-get", "update"]'), ['apt-get']);
    assert.deepEqual(programs('FROM a\nRUN ["bash", "-c", "make all"]'), ['bash', 'make']);
    assert.deepEqual(programs("FROM a\nRUN sudo sh -c 'make all'"), ['sudo', 'sh', 'make']);
  });

  it('covers CMD, ENTRYPOINT and HEALTHCHECK', () => {
    for (const instruction of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK CMD']) {
      assert.deepEqual(programs(`FROM a\n${instruction} node server.js`), ['node']);
    }
  });

  it('shows the structure around a command', () => {
    const [script] = scripts('FROM a\nRUN if test -f x; then (cd y && make) || true; fi; echo $(date) | tee z &\n');
    const shown = script?.commands.map(({ program, inside, after, pipeline }) => [
      program,
      inside.join('/'),
      after,
      pipeline.length,
    ]);
    assert.deepEqual(shown, [
      ['test', 'condition', undefined, 1],
      ['cd', 'if/subshell', undefined, 1],
      ['make', 'if/subshell', '&&', 1],
      ['true', 'if', '||', 1],
      ['echo', '', undefined, 2],
      ['date', 'substitution', undefined, 1],
      ['tee', '', undefined, 2],
    ]);
  });

  it('reports what a shell would refuse', () => {
    assert.equal(scripts('FROM a\nRUN echo "open\n')[0]?.problems.length, 1);
    assert.equal(scripts('FROM a\nRUN echo fine\n')[0]?.problems.length, 0);
  });

  it('tells the expansions of a word apart', () => {
    const [script] = scripts('FROM a\nRUN echo "$A" ${B:-c} $(d) $((1+1)) \'$E\'\n');
    const found = script?.commands[0]?.args
      .flatMap(expansionsOf)
      .map(({ kind, name, quoted, operator }) => [kind, name, quoted, operator]);
    assert.deepEqual(found, [
      ['parameter', 'A', true, undefined],
      ['parameter', 'B', false, ':-'],
      ['command', undefined, false, undefined],
      ['arithmetic', undefined, false, undefined],
    ]);
  });
});
