import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from '#dockerfile/parse.js';
import type { BuildStep, LogReader } from '#engine/build-step.js';
import { plainLogReader } from '#engine/plain-log.js';
import { podmanLogReader } from '#engine/podman-log.js';
import { rawLogReader } from '#engine/raw-log.js';
import { withLines } from '#engine/step-lines.js';

// Recorded with docker 20.10.24, buildx 0.30.1 and podman 4.3.1 from the Dockerfiles beside the logs.
function steps(log: string, reader: LogReader, dockerfile = 'Dockerfile'): readonly BuildStep[] {
  for (const line of text(log).split('\n')) reader.take(line);
  return withLines(reader.steps(), parse(text(dockerfile)));
}

function text(name: string): string {
  return readFileSync(new URL(`logs/${name}`, import.meta.url), 'utf8');
}

/** A cold build may take a base image and a folder that exists from the cache all the same. */
function linesOf(all: readonly BuildStep[]): readonly string[] {
  return inShort(all).map((each) => each.replace(' cached', ''));
}

/** Line, instruction and what became of it, of the steps that belong to an instruction. */
function inShort(all: readonly BuildStep[]): readonly string[] {
  return all
    .filter(({ internal }) => !internal)
    .map(({ line, stage, instruction, cached, error }) => {
      const fate = error === undefined ? (cached ? ' cached' : '') : ` ${error.slice(-12)}`;
      return `${line} ${stage} ${instruction.split(' ')[0]}${fate}`;
    })
    .sort();
}

const COLD = ['11 stage-1 COPY', '12 stage-1 RUN', '2 build FROM', '4 build WORKDIR', '5 build COPY', '6 build RUN'];
const FAILING = [
  '11 stage-1 COPY cached',
  '12 stage-1 RUN exit code: 1',
  '2 build FROM',
  '4 build WORKDIR cached',
  '5 build COPY cached',
  '6 build RUN cached',
];

describe('a build log', () => {
  it('of docker 20.10 gives steps with their lines', () => {
    assert.deepEqual(linesOf(steps('docker-20.10-cold.txt', plainLogReader())), COLD);
  });

  it('of buildx, plain, gives the same steps', () => {
    assert.deepEqual(linesOf(steps('buildx-0.30-cold.txt', plainLogReader())), COLD);
  });

  it('of buildx, as JSON, gives the same steps', () => {
    assert.deepEqual(linesOf(steps('buildx-0.30-cold.jsonl', rawLogReader())), COLD);
  });

  it('tells what came from the cache', () => {
    const warm = inShort(steps('docker-20.10-warm.txt', plainLogReader()));
    assert.ok(warm.includes('4 build WORKDIR cached'));
    assert.ok(warm.includes('5 build COPY'));
    const cached = steps('buildx-0.30-warm.jsonl', rawLogReader()).filter((step) => step.cached);
    assert.ok(cached.length >= 4);
    assert.ok(cached.every(({ seconds }) => seconds === 0));
  });

  it('tells how long a step took and what it printed', () => {
    for (const [log, reader] of [
      ['docker-20.10-cold.txt', plainLogReader()],
      ['buildx-0.30-cold.txt', plainLogReader()],
      ['buildx-0.30-cold.jsonl', rawLogReader()],
    ] as const) {
      const sleep = steps(log, reader).find(({ line }) => line === 6);
      assert.ok(sleep?.seconds !== undefined && sleep.seconds > 1 && sleep.seconds < 3, log);
      assert.match(sleep.output.join('\n'), /hello/, log);
    }
  });

  it('of a failed build names the step, its line and why', () => {
    for (const [log, reader] of [
      ['docker-20.10-failing.txt', plainLogReader()],
      ['buildx-0.30-failing.txt', plainLogReader()],
    ] as const) {
      assert.deepEqual(inShort(steps(log, reader, 'Dockerfile.failing')), FAILING, log);
    }
    const raw = steps('buildx-0.30-failing.jsonl', rawLogReader(), 'Dockerfile.failing').find(({ error }) => error);
    assert.equal(raw?.line, 12);
    assert.match(raw?.output.join('\n') ?? '', /missing\.txt/);
  });

  it('says which step is running while it is read', () => {
    const reader = plainLogReader();
    reader.take('#6 [build 4/4] RUN make');
    reader.take('#6 0.1 compiling');
    assert.equal(reader.running(), '[build 4/4] RUN make');
    reader.take('#6 DONE 2.5s');
    assert.equal(reader.running(), undefined);
  });

  it('may have an error of several lines', () => {
    const reader = plainLogReader();
    for (const line of [
      '#9 [2/3] RUN <<EOF',
      '#9 ERROR: executor failed running [/bin/sh -c a',
      'b',
      ']: exit code: 3',
      '------',
    ]) {
      reader.take(line);
    }
    assert.equal(reader.steps()[0]?.error, 'executor failed running [/bin/sh -c a\nb\n]: exit code: 3');
  });

  it('of podman has no times of its own: the clock gives them', () => {
    let now = 0;
    const reader = podmanLogReader(() => now++);
    const all = steps('podman-4.3-cold.txt', reader);
    assert.deepEqual(
      all.filter(({ line }) => line !== undefined).map(({ line, stage }) => `${line} ${stage}`),
      ['2 stage-0', '4 stage-0', '5 stage-0', '6 stage-0', '10 stage-1', '11 stage-1', '12 stage-1'],
    );
    assert.ok(all.every(({ seconds }) => seconds !== undefined));
  });

  it('of podman tells cached steps and failures', () => {
    const all = steps(
      'podman-4.3-failing.txt',
      podmanLogReader(() => 0),
      'Dockerfile.failing',
    );
    assert.ok(all.find(({ line }) => line === 11)?.cached);
    assert.match(all.find(({ line }) => line === 12)?.error ?? '', /exit status 1$/);
  });
});

describe('the line of a step', () => {
  it('is found by its text when the base image adds steps of its own', () => {
    const reader = plainLogReader();
    reader.take('#7 [3/3] RUN make');
    reader.take('#6 [2/3] COPY . /src');
    const document = parse('FROM base:onbuild\nRUN  make\n');
    assert.deepEqual(
      withLines(reader.steps(), document).map(({ line }) => line),
      [2, undefined],
    );
  });

  it('is the right one of two that read the same', () => {
    const reader = plainLogReader();
    reader.take('#5 [b 1/2] RUN true');
    reader.take('#6 [b 2/2] RUN true');
    const document = parse('FROM scratch AS a\nRUN true\nFROM a AS b\nRUN true\nRUN true\n');
    assert.deepEqual(
      withLines(reader.steps(), document).map(({ line }) => line),
      [4, 5],
    );
  });
});
