import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/plimsoll.cjs', import.meta.url));

function run(...args: readonly string[]) {
  const options = { encoding: 'utf8', env: { PATH: '/no/such/folder' } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'prove', ...args], options);
  return { status, stdout, stderr };
}

describe('plimsoll prove without an engine', () => {
  it('says in one line what it needs', () => {
    assert.deepEqual(run('Dockerfile'), {
      status: 2,
      stdout: '',
      stderr:
        'plimsoll: prove needs docker, podman or buildah, and there is none on PATH. Install one of them, or let PLIMSOLL_ENGINE name the program.\n',
    });
  });

  it('says what it wants to be told', () => {
    assert.match(
      run('--before', 'A').stderr,
      /^plimsoll: prove compares --before with --after, or measures one file\. /,
    );
    assert.match(run('--before', 'A', '--after', 'B', 'C').stderr, /Name both, or one file without an option\.\n$/);
    assert.match(run('--port', '70000').stderr, /A port is a number from 1 to 65535\./);
    assert.match(run('--allow-config', 'user', '--allow-config', 'users').stderr, /The fields are User, Env, /);
    assert.equal(run('--timeout', 'x').status, 2);
  });
});
