import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import type { BuildAndRunOptions } from '#engine/prove.js';
import { buildAndRun, prove } from '#engine/prove.js';
import { projectOf } from './project.js';

async function runOf(test: TestContext, dockerfile: string, options: Partial<BuildAndRunOptions> = {}) {
  const project = await projectOf(test, { Dockerfile: dockerfile });
  const [built] = await buildAndRun([`${project}/Dockerfile`], { context: project, measure: false, ...options });
  assert.ok(built?.run);
  return { built, run: built.run };
}

describe('a container', () => {
  it('that takes no notice of SIGTERM is killed, and that took as long as it was given', async (test) => {
    const { run } = await runOf(
      test,
      `FROM busybox:1\nCMD ["sh", "-c", "trap '' TERM; while true; do sleep 1; done"]\n`,
      { grace: 3 },
    );
    assert.equal(run.outcome, 'running');
    assert.equal(run.killed, true);
    assert.ok((run.secondsToStop ?? 0) >= 3);
  });

  it('that ends when it is told to is not', async (test) => {
    const { run } = await runOf(
      test,
      `FROM busybox:1\nCMD ["sh", "-c", "trap 'exit 5' TERM; while true; do sleep 0.1; done"]\n`,
    );
    assert.equal(run.killed, false);
    assert.equal(run.exitCode, 5);
    assert.ok((run.secondsToStop ?? 10) < 3);
  });

  it('whose root file system is read-only fails where it writes', async (test) => {
    const dockerfile = 'FROM busybox:1\nCMD ["sh", "-c", "echo 1 > /tmp/ok && echo 1 > /data"]\n';
    assert.equal((await runOf(test, dockerfile)).run.exitCode, 0);
    const { run } = await runOf(test, dockerfile, { limits: { readOnly: true, dropCapabilities: true } });
    assert.equal(run.exitCode, 1);
    assert.match(run.stderr.join('\n'), /Read-only file system/);
  });

  it('is waited for until it is healthy, or is not', async (test) => {
    const check = (command: string) =>
      `FROM busybox:1\nHEALTHCHECK --interval=1s --retries=2 CMD ${command}\nCMD ["sleep", "100"]\n`;
    assert.equal((await runOf(test, check('test -d /proc'), { grace: 1 })).run.outcome, 'healthy');
    assert.equal((await runOf(test, check('test -f /nothing'), { grace: 1 })).run.outcome, 'unhealthy');
  });

  it('is asked once its port answers, and its memory is limited', async (test) => {
    const dockerfile = `FROM busybox:1\nRUN mkdir /w && echo hi > /w/index.html\nEXPOSE 8080\nCMD ["sh", "-c", "sleep 1; exec httpd -f -p 8080 -h /w"]\n`;
    const asked = await runOf(test, dockerfile, { request: '/', grace: 1 });
    assert.equal(asked.run.outcome, 'answered');
    assert.deepEqual([asked.run.answer?.status, asked.run.answer?.bytes], [200, 3]);
    const port = await runOf(test, dockerfile, { port: 8080, grace: 1 });
    assert.equal(port.run.outcome, 'listening');
    assert.ok(port.run.seconds >= 1, 'the engine alone does not count as listening');
  });

  it('whose program is missing ends with 127, and one without a program is not run', async (test) => {
    const { run } = await runOf(test, 'FROM busybox:1\nCMD ["/no/such/program"]\n');
    assert.deepEqual([run.outcome, run.exitCode], ['exited', 127]);
    const project = await projectOf(test, { Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n' });
    const [built] = await buildAndRun([`${project}/Dockerfile`], { context: project, measure: false });
    assert.equal(built?.run, undefined);
    assert.ok(built?.files.has('/Dockerfile'));
  });
});

describe('two builds of one Dockerfile', () => {
  const same = {
    'apt-get': `FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends adduser curl && useradd --system app
CMD ["true"]
`,
    pip: `FROM python:3.11-slim
RUN pip install click && python -c 'import click'
CMD ["python", "-c", "import click; print(click.__name__)"]
`,
    npm: `FROM node:22-slim
WORKDIR /app
RUN npm init -y && npm install left-pad
CMD ["node", "-p", "require('left-pad')(1, 3)"]
`,
  };
  for (const [name, dockerfile] of Object.entries(same)) {
    it(`with ${name} do not differ in anything that counts`, async (test) => {
      const project = await projectOf(test, { Dockerfile: dockerfile });
      const path = `${project}/Dockerfile`;
      const { unexplained, worse, before } = await prove(path, path, { context: project });
      assert.deepEqual([unexplained, worse], [[], []]);
      assert.equal(before.run?.exitCode, 0);
    });
  }
});
