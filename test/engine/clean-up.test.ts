import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findEngine } from '#engine/find-engine.js';
import { plimsoll } from './command.js';
import { leftBehind } from './left-behind.js';
import { projectOf } from './project.js';

/** Waits until the engine has a process or container of which a command tells, then goes on. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It never came to that.');
}

describe('what prove has made', () => {
  it('is removed when it is interrupted while it builds', async (test) => {
    const project = await projectOf(test, { Dockerfile: 'FROM busybox:1\nRUN sleep 25\nCMD ["true"]\n' });
    const ran = await plimsoll(project, ['prove', 'Dockerfile'], (child) => {
      setTimeout(() => child.kill('SIGINT'), 3000);
    });
    assert.equal(ran.status, 2);
    assert.match(ran.stderr, /^plimsoll: prove was interrupted by SIGINT\. /);
    assert.deepEqual(await leftBehind(ran), []);
  });

  it('is removed when it is interrupted while the container runs', async (test) => {
    const project = await projectOf(test, {
      Dockerfile: 'FROM busybox:1\nHEALTHCHECK --interval=60s CMD true\nCMD ["sleep", "1000"]\n',
    });
    const engine = await findEngine();
    const isRunning = async (pid: number | undefined) => {
      const { stdout } = await engine.run(['ps', '--format', '{{.Label "io.plimsoll.run"}}']);
      return stdout.split('\n').some((label) => label.startsWith(`${pid}-`));
    };
    const ran = await plimsoll(project, ['prove', 'Dockerfile'], (child) => {
      until(() => isRunning(child.pid)).then(
        () => child.kill('SIGTERM'),
        () => child.kill('SIGKILL'),
      );
    });
    assert.equal(ran.status, 2);
    assert.deepEqual(await leftBehind(ran), []);
  });

  it('leaves what others have made alone', async (test) => {
    const engine = await findEngine();
    const project = await projectOf(test, { Dockerfile: 'FROM busybox:1\nVOLUME /data\nCMD ["true"]\n' });
    const { stdout: before } = await engine.run(['volume', 'ls', '--quiet']);
    const { stdout: container } = await engine.run(['create', '--label', 'io.plimsoll.run-of-others=1', 'busybox:1']);
    test.after(() => engine.run(['rm', container.trim()]));
    const { status } = await plimsoll(project, ['prove', 'Dockerfile']);
    assert.equal(status, 0);
    const { code } = await engine.run(['inspect', container.trim()]);
    assert.equal(code, 0);
    const { stdout: after } = await engine.run(['volume', 'ls', '--quiet']);
    assert.equal(after, before, 'its own anonymous volume is gone');
  });
});
