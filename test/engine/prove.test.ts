import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { plimsoll } from './command.js';
import { leftBehind } from './left-behind.js';
import { projectOf } from './project.js';

const SERVER = `import { createServer } from 'node:http';
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: request.url === '/health' }));
});
server.listen(3000);
process.on('SIGTERM', () => server.close());
`;
const MANIFEST = '{ "name": "api", "private": true, "type": "module" }\n';

const BEFORE = `FROM node:22-slim
ENV TOKEN_PASSWORD=hunter2secret
COPY . /app
WORKDIR /app
RUN dd if=/dev/zero of=/tmp/large bs=1M count=5
RUN rm /tmp/large
RUN npm install
EXPOSE 3000
CMD npm start
`;
const AFTER = `FROM node:22-slim
ENV TOKEN_PASSWORD=hunter2secret
WORKDIR /app
COPY package.json ./
RUN npm install
COPY . .
EXPOSE 3000
USER node
CMD ["node", "server.js"]
`;

describe('plimsoll prove', () => {
  it('shows that a better Dockerfile makes a smaller image that answers the same', async (test) => {
    const project = await projectOf(test, {
      'Dockerfile.before': BEFORE,
      'Dockerfile.after': AFTER,
      'package.json': MANIFEST.replace('"type"', '"scripts": { "start": "node server.js" }, "type"'),
      'server.js': SERVER,
    });
    const args = ['prove', '--before', 'Dockerfile.before', '--after', 'Dockerfile.after', '--request', '/health'];
    const ran = await plimsoll(project, [...args, '--format', 'json']);
    const { status, stdout, stderr } = ran;
    assert.equal(stderr, '');
    const proof = JSON.parse(stdout) as Record<string, never> & {
      readonly proven: boolean;
      readonly unexplained: readonly string[];
      readonly worse: readonly string[];
      readonly before: Record<string, number> & { readonly run: { readonly answer: { readonly status: number } } };
      readonly after: Record<string, number | string> & {
        readonly run: { readonly secondsToStop: number; readonly killed: boolean };
      };
    };
    assert.deepEqual([proof.unexplained, proof.worse], [[], []]);
    assert.ok(proof.proven);
    assert.equal(status, 0);
    assert.equal(proof.before.run.answer.status, 200);
    assert.ok((proof.before.size as number) - (proof.after.size as number) > 5_000_000, 'the large file is gone');
    assert.ok((proof.before.compressed as number) > 1_000_000);
    assert.equal(proof.after.touched, 'server.js');
    assert.equal(proof.after.uid, 1000);
    assert.equal(proof.after.run.killed, false);
    assert.ok(!stdout.includes('hunter2secret'), 'secrets are masked');
    assert.deepEqual(await leftBehind(ran), []);
  });

  it('exits with 1 and says what is missing, and with 0 when that was allowed', async (test) => {
    const project = await projectOf(test, {
      'Dockerfile.before': 'FROM busybox:1\nRUN mkdir /data && echo 1 > /data/a && echo 2 > /data/b\nCMD ["true"]\n',
      'Dockerfile.after': 'FROM busybox:1\nCMD ["true"]\n',
    });
    const args = ['prove', '--before', 'Dockerfile.before', '--after', 'Dockerfile.after'];
    const missing = await plimsoll(project, args);
    assert.equal(missing.status, 1);
    assert.match(missing.stdout, /\/data\/a was removed/);
    assert.match(missing.stdout, /Not proven: 3 unexplained\.\n$/);
    const allowed = await plimsoll(project, [...args, '--allow-removed', '/data/**']);
    assert.equal(allowed.status, 0, allowed.stdout);
    assert.match(allowed.stdout, /3 paths removed, 4 B \(--allow-removed \/data\/\*\*\)/);
  });

  it('says what is worse', async (test) => {
    const project = await projectOf(test, {
      'Dockerfile.before': 'FROM busybox:1\nUSER nobody\nCMD ["sh", "-c", "exit 3"]\n',
      'Dockerfile.after': 'FROM busybox:1\nRUN dd if=/dev/zero of=/big bs=1M count=1\nCMD ["sh", "-c", "exit 4"]\n',
    });
    const { status, stdout } = await plimsoll(project, [
      ...['prove', '--before', 'Dockerfile.before', '--after', 'Dockerfile.after', '--format', 'markdown'],
      ...['--allow-added', '/big', '--allow-config', 'cmd'],
    ]);
    assert.equal(status, 1);
    assert.match(stdout, /- the image is bigger\n/);
    assert.match(stdout, /- it runs as root\n/);
    assert.match(stdout, /- it exits with 4, before with 3\n/);
  });

  it('measures one Dockerfile, with the lines of its slowest steps', async (test) => {
    const project = await projectOf(test, { Dockerfile: 'FROM busybox:1\nRUN sleep 1\nCMD ["true"]\n' });
    const { status, stdout } = await plimsoll(project, ['prove', 'Dockerfile']);
    assert.equal(status, 0);
    assert.match(stdout, /Slowest steps\n {2}1\.\d s Dockerfile:2 RUN sleep 1\n/);
    assert.match(stdout, /when run +ends with 0\n/);
  });

  it('names the line of a step that fails, and its last words', async (test) => {
    const project = await projectOf(test, {
      Dockerfile: 'FROM busybox:1\n\nRUN PASSWORD=hunter2secret; echo oh dear && exit 7\n',
    });
    const ran = await plimsoll(project, ['prove', 'Dockerfile']);
    const { status, stdout, stderr } = ran;
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(
      stderr,
      /^plimsoll: Dockerfile:3: the build failed in RUN PASSWORD=hu\*\*\*; echo oh dear.*: exit code: 7\. Its last words: oh dear\n$/,
    );
    assert.deepEqual(await leftBehind(ran), []);
  });

  it('never changes the context, and sees a change of a source file in the warm build', async (test) => {
    const project = await projectOf(test, {
      Dockerfile: 'FROM busybox:1\nCOPY main.py lib.txt /src/\nRUN sleep 1\nCMD ["true"]\n',
      'main.py': 'print(1)\n',
      'lib.txt': 'a\n',
    });
    const { stdout } = await plimsoll(project, ['prove', 'Dockerfile', '--format', 'json']);
    const built = JSON.parse(stdout) as { readonly touched: string; readonly warmSeconds: number };
    assert.equal(built.touched, 'main.py');
    assert.ok(built.warmSeconds > 1, 'the sleep behind the COPY runs again');
    assert.equal(readFileSync(join(project, 'main.py'), 'utf8'), 'print(1)\n');
  });
});
