import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { describe, it } from 'node:test';
import { findEngine } from '#engine/find-engine.js';

/** A folder with a program that answers to some arguments and fails on others, as a shell's case patterns. */
async function folderWith(test: TestContext, name: string, answers: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-path-'));
  test.after(() => rm(folder, { recursive: true }));
  const cases = Object.entries(answers).map(
    ([pattern, answer]) => `${pattern.replaceAll(' ', '\\ ')}) printf '%b\\n' '${answer}' ;;`,
  );
  await writeFile(
    join(folder, name),
    `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n*) echo no >&2; exit 1 ;;\nesac\n`,
  );
  await chmod(join(folder, name), 0o755);
  return folder;
}

const withoutBuildx = { 'version*': '28.2.2\\t20.10.24' };
const builtIn = { 'version*': '20.10.24\\t20.10.24' };
const withBuildx = {
  'version*': '28.2.2\\t28.2.2',
  'buildx version': 'v0.12',
  'buildx build --help': '--progress auto, plain',
};
const withJson = { ...withBuildx, 'buildx build --help': '--progress auto, plain, rawjson' };
const silent = {};

describe('the engine', { skip: process.platform === 'win32' }, () => {
  it('is the first docker that can build: one without buildx is passed over', async (test) => {
    const [first, second] = [
      await folderWith(test, 'docker', withoutBuildx),
      await folderWith(test, 'docker', builtIn),
    ];
    const engine = await findEngine({ PATH: `${first}:${second}` });
    assert.deepEqual(
      [engine.program, engine.builder, engine.title, engine.host],
      [join(second, 'docker'), 'buildkit', 'docker 20.10.24 with BuildKit', '127.0.0.1'],
    );
  });

  it('builds with buildx where there is one, with a JSON log where it has that', async (test) => {
    assert.equal((await findEngine({ PATH: await folderWith(test, 'docker', withBuildx) })).builder, 'buildx');
    assert.equal((await findEngine({ PATH: await folderWith(test, 'docker', withJson) })).builder, 'buildx-json');
  });

  it('is podman when no docker answers', async (test) => {
    const PATH = [
      await folderWith(test, 'podman', { 'version*': '5.1' }),
      await folderWith(test, 'docker', silent),
    ].join(':');
    const { name, title } = await findEngine({ PATH });
    assert.deepEqual([name, title], ['podman', 'podman 5.1']);
  });

  it('is the one that PLIMSOLL_ENGINE names, and no other', async (test) => {
    const docker = await folderWith(test, 'docker', withBuildx);
    const podman = join(await folderWith(test, 'podman', { 'version*': '5.1' }), 'podman');
    assert.equal((await findEngine({ PATH: docker, PLIMSOLL_ENGINE: podman })).name, 'podman');
    await assert.rejects(findEngine({ PATH: docker, PLIMSOLL_ENGINE: '/no/docker' }), {
      code: 'NO_ENGINE',
      message: 'No engine can be used: /no/docker cannot be started.',
    });
  });

  it('is missing with what each program lacks', async (test) => {
    const old = await folderWith(test, 'docker', withoutBuildx);
    await assert.rejects(findEngine({ PATH: old }), {
      message: `No engine can be used: ${old}/docker 28.2.2 has no buildx.`,
      hint: 'Install docker-buildx-plugin.',
    });
    const dead = await folderWith(test, 'docker', silent);
    await assert.rejects(findEngine({ PATH: dead }), {
      message: /gets no answer from its daemon\.$/,
      hint: /^Start it/,
    });
    const buildah = await folderWith(test, 'buildah', {});
    await assert.rejects(findEngine({ PATH: buildah }), { message: /buildah builds images but runs no containers/ });
    await assert.rejects(findEngine({ PATH: '' }), {
      message: 'prove needs docker, podman or buildah, and there is none on PATH.',
    });
  });

  it('is tried once under several names', async (test) => {
    const folder = await folderWith(test, 'docker', silent);
    const other = await mkdtemp(join(tmpdir(), 'plimsoll-path-'));
    test.after(() => rm(other, { recursive: true }));
    await symlink(join(folder, 'docker'), join(other, 'docker'));
    await assert.rejects(findEngine({ PATH: `${folder}:${other}` }), {
      message: `No engine can be used: ${folder}/docker gets no answer from its daemon.`,
    });
  });

  it('opens ports where DOCKER_HOST is', async (test) => {
    const PATH = await folderWith(test, 'docker', withBuildx);
    const hostOf = async (DOCKER_HOST: string) => (await findEngine({ PATH, DOCKER_HOST })).host;
    assert.equal(await hostOf('tcp://build.example:2376'), 'build.example');
    assert.equal(await hostOf('ssh://me@build.example'), 'build.example');
    assert.equal(await hostOf('unix:///run/docker.sock'), '127.0.0.1');
  });
});
