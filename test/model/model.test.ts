import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Instruction } from '#dockerfile/document.js';
import { parse } from '#dockerfile/parse.js';
import { modelOf } from '#model/model.js';
import type { Stage } from '#model/stage.js';
import { chainOf } from '#model/stage-chain.js';

function modelFrom(text: string) {
  const document = parse(text);
  return { document, model: modelOf(document) };
}

function last(instructions: readonly Instruction[]): Instruction {
  return instructions.at(-1) as Instruction;
}

describe('stages', () => {
  const { model } = modelFrom(`ARG BASE=debian
FROM $BASE:13 AS Base
FROM base AS build
RUN make
FROM alpine:3.23 AS unused
FROM base
COPY --from=BUILD /app /app
RUN --mount=from=docker.io/library/golang:1.27,target=/go go version
`);

  it('are named in lower case and stand on what FROM names', () => {
    assert.deepEqual(
      model.stages.map(({ name }) => name),
      ['base', 'build', 'unused', undefined],
    );
    assert.equal(model.stages[0]?.baseText, 'debian:13');
    assert.equal(model.stages[1]?.base.kind, 'stage');
    assert.equal(model.stages[3]?.rootBase.kind === 'image' && model.stages[3].rootBase.image.repository, 'debian');
  });

  it('know what reaches the target and what is thrown away', () => {
    assert.deepEqual(
      model.stages.map(({ shipped }) => shipped),
      [true, false, false, true],
    );
    assert.deepEqual(
      model.stages.map(({ used }) => used),
      [true, true, false, true],
    );
    assert.equal(model.target, model.stages[3]);
  });

  it('have an edge for each use of a stage or an image', () => {
    const edges = model.stages[3]?.edges.map(({ kind, word, stage }) => [kind, word.text, stage?.index]);
    assert.deepEqual(edges, [
      ['from', 'base', 0],
      ['copy', 'BUILD', 1],
      ['mount', 'docker.io/library/golang:1.27', undefined],
    ]);
  });

  it('never run in a circle when a stage names itself or a later one', () => {
    const { model: circular } = modelFrom('FROM a AS a\nCOPY --from=b / /\nFROM a AS b\nCOPY --from=a / /\n');
    assert.deepEqual(
      circular.stages.map(({ used }) => used),
      [true, true],
    );
  });
});

describe('state', () => {
  it('has USER, WORKDIR and SHELL as they hold before an instruction', () => {
    const { document, model } = modelFrom(
      'FROM debian:13\nUSER app\nWORKDIR /a\nWORKDIR b\nSHELL ["/bin/bash", "-c"]\nRUN make\n',
    );
    const [stage] = model.stages;
    const state = stage?.at(last(document.instructions));
    assert.equal(state?.user, 'app');
    assert.equal(state?.workdir, '/a/b');
    assert.equal(state?.dialect, 'bash');
    assert.equal(stage?.at(document.instructions[1]).user, 'root');
    assert.equal(stage?.at(document.instructions[1]).dialect, 'dash');
  });

  it('is inherited from the stage below', () => {
    const { model } = modelFrom('FROM alpine:3.23 AS a\nUSER 1000\nENV X=1\nWORKDIR /w\nFROM a\nRUN id\n');
    const state = model.stages[1]?.at();
    assert.deepEqual(
      [state?.user, state?.workdir, state?.variable('X')?.value, state?.dialect],
      ['1000', '/w', '1', 'ash'],
    );
  });

  it('takes user and working directory from a known base image', () => {
    const { model } = modelFrom('FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /\n');
    assert.notEqual(model.stages[0]?.at().user, 'root');
  });

  it('takes cmd for the shell of a Windows base and of a file that escapes with backticks', () => {
    const windows = modelFrom('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n').model;
    assert.equal(windows.stages[0]?.at().dialect, 'cmd');
    assert.equal(modelFrom('# escape=`\nFROM example/unknown\nRUN dir\n').model.stages[0]?.at().dialect, 'cmd');
  });
});

describe('variables', () => {
  it('are seen from their declaration on, and ENV wins over ARG', () => {
    const { document, model } = modelFrom('FROM debian:13\nARG A=1\nENV A=2\nARG A=3\nRUN echo $A\n');
    const [stage] = model.stages;
    const at = (index: number) => stage?.at(document.instructions[index]).variable('A')?.value;
    assert.deepEqual([1, 2, 3, 4].map(at), [undefined, '1', '2', '2']);
  });

  it('of the file head are unknown in a stage until it repeats the ARG', () => {
    const { model } = modelFrom('ARG V=1.2\nFROM debian:13 AS a\nFROM debian:13\nARG V\n');
    assert.equal(model.stages[0]?.at().variable('V'), undefined);
    assert.equal(model.stages[1]?.at().variable('V')?.value, '1.2');
    assert.equal(model.global('V')?.value, '1.2');
    assert.equal(model.global('TARGETARCH')?.source, 'predefined');
  });

  it('come from the nearest stage below that sets them, through any number of stages', () => {
    const between = Array.from({ length: 40_000 }, (_, index) => `FROM s${index} AS s${index + 1}\n`).join('');
    const { model } = modelFrom(`FROM node:24 AS bottom\nENV A=1 B=1\nFROM bottom AS s0\nENV A=2\n${between}ENV C=3\n`);
    const state = model.stages.at(-1)?.at();
    assert.deepEqual(
      ['A', 'B', 'C'].map((name) => state?.variable(name)?.value),
      ['2', '1', '3'],
    );
    assert.equal(state?.variable('NODE_VERSION')?.source, 'base');
    assert.deepEqual(state?.variableNames().slice(0, 4), ['C', 'A', 'A', 'B']);
    assert.equal(chainOf(model.stages.at(-1) as Stage).length, 40_002);
  });

  it('expand to undefined when only the build can tell', () => {
    const { model } = modelFrom('FROM debian:13\nARG A\nENV B=x$A C=y${D:-z}\n');
    const state = model.stages[0]?.at();
    assert.equal(state?.expand('$A'), undefined);
    assert.equal(state?.expand('$B'), undefined);
    assert.equal(state?.expand('"$C"'), 'yz');
    assert.equal(modelFrom('FROM example/unknown\n').model.stages[0]?.at().expand('$ANY'), undefined);
  });
});
