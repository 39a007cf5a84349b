import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeElf } from '../image/write-elf.js';
import { writeSaved } from '../image/write-image.js';

const program = fileURLToPath(new URL('../../dist/plimsoll.cjs', import.meta.url));
const PASSWORD = 'correct-horse-9';
const hasTerminal = spawnSync('script', ['--version']).status === 0;
let folder = '';

function run(...args: readonly string[]) {
  const env = { PATH: process.env.PATH, DOCKER_HOST: `unix://${folder}/none.sock` };
  return spawnSync(process.execPath, [program, 'image', ...args], { cwd: folder, encoding: 'utf8', env });
}

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-image-cli-'));
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nADD rootfs /\nENV A=1\nRUN rm .env && \\\n  ./install\n');
  const base = [
    {
      path: 'etc/os-release',
      content: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
    },
  ];
  writeSaved(join(folder, 'base.tar'), { layers: [base] });
  writeSaved(join(folder, 'system.tar'), {
    layers: [
      base,
      [
        {
          path: 'etc/passwd',
          content:
            'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/:/usr/sbin/nologin\napp:x:1000:1000::/home/app:/bin/sh\n',
        },
        { path: 'etc/shadow', content: 'root:$6$a$b:1::::::\ndaemon:*:1::::::\napp:!:1::::::\n' },
        { path: 'etc/group', content: 'staff:x:50:app\n' },
      ],
    ],
    config: {
      Env: ['NODE_VERSION=24.1.0', 'PATH=/bin', 'APP_VERSION=3'],
      Labels: {
        'org.opencontainers.image.base.name': 'node:24-slim',
        'org.opencontainers.image.base.digest': 'sha256:1',
      },
    },
    history: [
      { created_by: "# debian.sh --arch 'amd64' out/ 'bookworm'" },
      { created_by: '/bin/sh -c #(nop)  CMD ["bash"]', empty_layer: true },
      { created_by: 'RUN /bin/sh -c useradd app # buildkit' },
      { created_by: 'CMD ["node", "server.js"]', empty_layer: true },
    ],
  });
  writeSaved(join(folder, 'programs.tar'), {
    layers: [
      [
        { path: 'app', mode: 0o755, content: writeElf({ interpreter: '/lib/liba.so', needed: ['liba.so'] }) },
        { path: 'broken', mode: 0o755, content: writeElf({ interpreter: '/lib/liba.so', needed: ['libgone.so'] }) },
        { path: 'lib/liba.so', content: writeElf({ soname: 'liba.so' }) },
        { path: 'lib/libidle.so', content: writeElf({ soname: 'libidle.so' }) },
      ],
    ],
  });
  writeSaved(join(folder, 'image.tar'), {
    layers: [
      [
        { path: 'etc', type: '5' },
        { path: '.env', content: `DB_PASSWORD=${PASSWORD}\n` },
        { path: 'etc/a', content: 'x'.repeat(3000) },
      ],
      [{ path: '.wh..env' }, { path: 'etc/a', content: 'y'.repeat(3000), mode: 0o755 }],
    ],
    history: [
      { created: '2020-01-01T00:00:00Z', created_by: '/bin/sh -c #(nop) ADD file:1 in / ' },
      { created: '2020-01-01T00:00:00Z', created_by: 'ENV A=1', empty_layer: true },
      {
        created: '2020-01-02T00:00:00Z',
        created_by: 'RUN /bin/sh -c rm .env && ./install # buildkit',
        comment: 'buildkit.dockerfile.v0',
      },
    ],
  });
});
after(() => rmSync(folder, { recursive: true }));

describe('plimsoll image', () => {
  it('lists layers with the lines of the Dockerfile, within 80 columns', () => {
    const { stdout, status } = run('layers', 'image.tar', '--dockerfile', 'Dockerfile');
    assert.equal(status, 0);
    assert.match(stdout, /^0 .* 3 +2 {2}ADD file:1 in \/$/m);
    assert.match(stdout, /^1 .* 2 +4 {2}RUN rm \.env && \.\/install$/m);
    assert.ok(stdout.split('\n').every((line) => line.length <= 80));
  });

  it('prints the history in a template as docker does', () => {
    const { stdout } = run('history', 'image.tar', '--format', '{{.Size}}\\t{{.CreatedAt}}\\t{{.CreatedBy}}');
    assert.equal(
      stdout,
      '3kB\t2020-01-02T00:00:00Z\tRUN /bin/sh -c rm .env && ./install # buildkit\n0B\t2020-01-01T00:00:00Z\tENV A=1\n3.03kB\t2020-01-01T00:00:00Z\t/bin/sh -c #(nop) ADD file:1 in /\n',
    );
  });

  it('lists files, of one layer, and wasted ones', () => {
    assert.equal(
      run('files', 'image.tar').stdout,
      'drwxr-xr-x       0:0          0 etc/\n-rwxr-xr-x       0:0       3000 etc/a\n',
    );
    assert.equal(
      run('files', 'image.tar', '--layer', '1').stdout,
      'D whiteout         0:0          0 .env\nM -rwxr-xr-x       0:0       3000 etc/a\n',
    );
    const { files } = JSON.parse(run('files', 'image.tar', '--wasted', '--format', 'json').stdout) as {
      files: { path: string; hiddenBy: number }[];
    };
    assert.deepEqual(
      files.map(({ path, hiddenBy }) => [path, hiddenBy]),
      [
        ['.env', 1],
        ['etc/a', 1],
      ],
    );
    assert.match(run('files', 'image.tar', '--layer', '7').stderr, /There is no layer 7\. Name one from 0 to 1/);
  });

  it('has a tree to walk in on a terminal', {
    skip: !hasTerminal && 'script, which makes a terminal, is not here',
  }, () => {
    // Right unfolds etc, Tab goes to layer 0, w to what is wasted, q ends.
    const keys = '\u001b[C\t' + 'wq';
    const command = `stty rows 12 cols 80; ${process.execPath} ${program} image files image.tar`;
    const env = { PATH: process.env.PATH, TERM: 'xterm', DOCKER_HOST: `unix://${folder}/none.sock` };
    const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      input: keys,
      env,
    });
    assert.equal(status, 0);
    const screens = stdout.split('\u001b[H').map((screen) => screen.replace(/\u001b\[[\d?]*[A-Za-z]/g, ''));
    assert.match(screens[1] ?? '', /^all layers, what a container sees: 3 kB in 2 entries/);
    assert.match(screens[1] ?? '', /> {4}3 kB drwxr-xr-x .+ ▸ etc\//);
    assert.match(screens[2] ?? '', /▾ etc\/[\s\S]+ {4}a\r/);
    assert.match(screens[3] ?? '', /^layer 0 of 2, what it did: /);
    assert.match(screens[4] ?? '', /^layer 0 of 2, what no container sees: 3\.03 kB in 2 entries/);
    assert.equal(screens.length, 5);
    assert.ok(stdout.includes('\u001b[?1049l'), 'the screen is as it was before');
    // A filter or --plain asks for the list.
    const list = spawnSync(
      'script',
      ['-qec', `${process.execPath} ${program} image files image.tar --plain`, '/dev/null'],
      {
        cwd: folder,
        encoding: 'utf8',
        env,
      },
    );
    assert.match(list.stdout, /^drwxr-xr-x .+ etc\/\r$/m);
  });

  it('keeps to 80 columns', () => {
    for (const command of ['layers', 'history', 'waste', 'secrets', 'packages']) {
      const { stdout } = run(command, 'image.tar');
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.length > 80),
        [],
        command,
      );
    }
  });

  it('counts waste', () => {
    assert.match(
      run('waste', 'image.tar').stdout,
      /^3\.03 kB of 6\.03 kB of files is visible to no container \(2 files\)$/m,
    );
    const { bytes, pairs } = JSON.parse(run('waste', 'image.tar', '--format', 'json').stdout) as {
      bytes: number;
      pairs: object[];
    };
    assert.deepEqual([bytes, pairs.length], [3028, 1]);
  });

  it('finds the removed secret, never prints it, and exits with 1', () => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr, status } = run('secrets', 'image.tar', '--format', format);
      assert.equal(status, 1);
      assert.match(stdout, /\.env/);
      assert.ok(!(stdout + stderr).includes(PASSWORD));
    }
  });

  it('tells what programs need, and exits with 1 where something is missing', () => {
    const { stdout, status } = run('libraries', 'programs.tar');
    assert.equal(status, 1);
    assert.match(stdout, /^2 programs, 2 libraries$/m);
    assert.match(stdout, /^libgone\.so +program +broken$/m);
    assert.match(stdout, /^ +\d+ B +0 +lib\/libidle\.so$/m);
    const one = run('libraries', 'programs.tar', '--program', '/app');
    assert.equal(one.status, 0);
    assert.match(one.stdout, /^\/lib\/liba\.so +\/lib\/liba\.so$/m);
    const { needed } = JSON.parse(run('libraries', 'programs.tar', '--program', 'app', '--format', 'json').stdout) as {
      needed: { name: string; path: string }[];
    };
    assert.deepEqual(needed, [{ name: '/lib/liba.so', path: 'lib/liba.so' }]);
    const { missing } = JSON.parse(run('libraries', 'programs.tar', '--format', 'json').stdout) as {
      missing: object[];
    };
    assert.equal(missing.length, 1);
    assert.match(run('libraries', 'image.tar', '--program', 'etc/a').stderr, /etc\/a is no program or library .+\n$/);
  });

  it('lists users without their passwords, those who cannot log in as a number', () => {
    const { stdout } = run('secrets', 'system.tar');
    assert.match(stdout, /^root +0:0 +set +\/bin\/bash$/m);
    assert.match(stdout, /^app +1000:1000 +locked +\/bin\/sh staff$/m);
    assert.match(stdout, /^and 1 user who cannot log in$/m);
    assert.ok(!stdout.includes('$6$'));
    const { users } = JSON.parse(run('secrets', 'system.tar', '--format', 'json').stdout) as { users: object[] };
    assert.equal(users.length, 3);
  });

  it('tells what an image is built on', () => {
    const { stdout, status } = run('base', 'system.tar', '--base', 'base.tar', '--base', 'image.tar');
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `compared  built on base.tar (1 of 1 layers)
compared  not built on image.tar (0 of 2 layers)
label     node:24-slim@sha256:1
system    Debian GNU/Linux 12 (bookworm), fixes until 2028-06-30
runtime   node 24.1.0 (NODE_VERSION)
below     steps 0-1, layers 0, ends with CMD ["bash"]
own       steps 2-3, layers 1, ends with CMD ["node", "server.js"]
`,
    );
    const json = JSON.parse(run('base', 'system.tar', '--format', 'json').stdout) as {
      system: { endOfLife: string };
      images: { layers: number[] }[];
    };
    assert.equal(json.system.endOfLife, '2028-06-30');
    assert.deepEqual(
      json.images.map(({ layers }) => layers),
      [
        [0, 0],
        [1, 1],
      ],
    );
    assert.equal(run('base', 'programs.tar').stdout, 'Nothing tells of a base image.\n');
  });

  it('compares, saves and inspects', () => {
    assert.equal(run('save', 'image.tar', 'copy.tar').status, 0);
    assert.match(run('diff', 'image.tar', 'copy.tar').stdout, /files +0 added, 0 removed, 0 changed/);
    assert.match(run('inspect', 'copy.tar').stdout, /^digest +sha256:[0-9a-f]{64}$/m);
    assert.match(run('packages', 'copy.tar').stdout, /^0 packages, no distribution$/m);
  });

  it('says in one line with a hint what went wrong, and exits with 2', () => {
    for (const [reference, expected] of [
      ['none.tar', /^plimsoll: none\.tar does not exist\. .+\n$/],
      ['docker:app', /^plimsoll: No engine answers at .+none\.sock\. Start Docker.+\n$/],
      [
        '127.0.0.1:1/app',
        /^plimsoll: no engine here has 127\.0\.0\.1:1\/app; asking its registry\nplimsoll: .*127\.0\.0\.1:1.+\n$/,
      ],
      ['./Dockerfile', /^plimsoll: \.\/Dockerfile is no image: .+docker save.+\n$/],
      ['oci:.', /^plimsoll: oci:\. is no OCI layout: .+\n$/],
    ] as const) {
      const { status, stderr } = run('layers', reference);
      assert.equal(status, 2, reference);
      assert.match(stderr, expected);
    }
  });
});
