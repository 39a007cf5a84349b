import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const PACKAGE = JSON.stringify({
  name: 'shop',
  scripts: { start: 'node server.js' },
  engines: { node: '>=22' },
  dependencies: {},
});
const SERVER = `require('node:http').createServer((_, r) => r.end('ok')).listen(process.env.PORT || 8123);\n`;

describe('plimsoll detect', () => {
  const { run, write, remove, directory } = programIn('detect');
  before(() => {
    write('package.json', PACKAGE);
    write('server.js', SERVER);
    mkdirSync(join(directory, 'empty'));
  });
  after(remove);

  it('shows each fact with where it comes from', () => {
    const { status, stdout } = run(['detect']);
    assert.equal(status, 0);
    assert.match(stdout, /^\.: Node\.js server$/m);
    assert.match(stdout, /^ {2}version +26 {2}\(package\.json#\/engines\/node\)$/m);
    assert.match(stdout, /^ {2}port +8123 {2}\(likely: server\.js:1\)$/m);
  });

  it('prints JSON', () => {
    const { schema, units } = JSON.parse(run(['detect', '--format', 'json']).stdout);
    assert.equal(schema, 1);
    assert.deepEqual(units[0].facts.port, { value: 8123, from: 'server.js:1', confidence: 'likely' });
    assert.deepEqual([units[0].folder, units[0].stack], ['.', 'node']);
  });

  it('keeps secrets of a start script out of facts and image', () => {
    write('package.json', PACKAGE.replace('node server.js', 'DB_PASSWORD=hunter2 MODE=a node server.js'));
    assert.doesNotMatch(run(['detect']).stdout, /hunter2/);
    const { stdout } = run(['generate', 'dockerfile']);
    assert.doesNotMatch(stdout, /hunter2/);
    assert.match(stdout, /MODE=a/);
    write('package.json', PACKAGE);
  });

  it('says so where there is nothing, and where there is no folder', () => {
    assert.match(run(['detect', 'empty']).stdout, /^No project was recognised here/);
    const { status, stderr } = run(['detect', 'missing']);
    assert.equal(status, 2);
    assert.match(stderr, /^plimsoll: missing .*\.\n$/);
  });
});

describe('plimsoll init', () => {
  const { run, write, remove, directory } = programIn('init');
  const file = (name: string) => join(directory, name);
  const text = (name: string) => readFileSync(file(name), 'utf8');
  before(() => {
    write('package.json', PACKAGE);
    write('server.js', SERVER);
  });
  after(remove);

  it('shows with --diff what it would write, and writes nothing', () => {
    const { status, stdout } = run(['init', '--diff']);
    assert.equal(status, 1);
    assert.match(stdout, /^\+FROM node:26-trixie-slim AS runtime$/m);
    assert.ok(!existsSync(file('Dockerfile')));
  });

  it('writes the Dockerfile and the .dockerignore, and says how to build', () => {
    const { status, stdout } = run(['init']);
    assert.equal(status, 0);
    assert.match(stdout, /^wrote Dockerfile\nwrote \.dockerignore$/m);
    assert.match(stdout, /^Build it: docker build --tag shop \.$/m);
    assert.match(text('Dockerfile'), /^EXPOSE 8123$/m);
    assert.match(text('.dockerignore'), /^\*\*\/node_modules$/m);
    assert.ok(!existsSync(file('plimsoll.yaml')), 'nothing was chosen');
  });

  it('has nothing to do the second time', () => {
    const { mtimeMs } = statSync(file('Dockerfile'));
    const { status, stdout } = run(['init']);
    assert.equal(status, 0);
    assert.match(stdout, /^Nothing to do: the files are as they should be\.$/m);
    assert.equal(statSync(file('Dockerfile')).mtimeMs, mtimeMs);
  });

  it('keeps a file that a person edited, shows what differs, and replaces it when it is told to', () => {
    const edited = text('Dockerfile').replace('EXPOSE 8123', 'EXPOSE 8123\n# mine');
    write('Dockerfile', edited);
    const refused = run(['init', '--port', '9000']);
    assert.equal(refused.status, 1);
    assert.match(refused.stdout, /^-# mine$/m);
    assert.match(refused.stdout, /^Nothing was written: .* --force replaces/m);
    assert.equal(text('Dockerfile'), edited);
    assert.ok(!existsSync(file('plimsoll.yaml')));
    assert.equal(run(['init', '--port', '9000', '--force']).status, 0);
    assert.match(text('Dockerfile'), /^EXPOSE 9000$/m);
  });

  it('keeps what was chosen, among what else the config says', () => {
    assert.equal(text('plimsoll.yaml'), 'init:\n  .:\n    port: 9000\n');
    write('plimsoll.yaml', `# ours\nprofile: hardened # strict\n${text('plimsoll.yaml')}`);
    assert.equal(run(['init']).status, 0);
    assert.match(text('Dockerfile'), /^EXPOSE 9000$/m);
    run(['init', '--pattern', 'minimal', '--force']);
    assert.equal(
      text('plimsoll.yaml'),
      '# ours\nprofile: hardened # strict\ninit:\n  .:\n    port: 9000\n    pattern: minimal\n',
    );
    assert.doesNotMatch(text('Dockerfile'), /LABEL/);
  });

  it('tells what is wrong with a choice', () => {
    assert.match(run(['init', '--port', 'web']).stderr, /A port is a number from 1 to 65535/);
    assert.match(run(['init', '--user', 'app']).stderr, /Write numbers/);
    assert.equal(run(['init', '--base', 'centos']).status, 2);
    write('plimsoll.yaml', 'init:\n  .:\n    prot: 9000\n');
    const { status, stderr } = run(['init']);
    assert.equal(status, 2);
    assert.match(stderr, /init\.\.: unknown key prot/);
  });

  it('asks for what nobody can know', () => {
    write('plimsoll.yaml', '');
    write('package.json', '{ "name": "helpers" }');
    write('server.js', '');
    const { status, stderr } = run(['init']);
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^plimsoll: The project \(Node\.js\): Nothing in it is a program to run .* Say it with --start\. plimsoll detect/,
    );
  });
});

describe('plimsoll generate', () => {
  const { run, write, remove, directory } = programIn('generate');
  before(() => {
    mkdirSync(join(directory, 'apps'));
    mkdirSync(join(directory, 'apps/web'));
    write('package.json', '{ "name": "all", "workspaces": ["apps/*"] }');
    write('apps/web/package.json', PACKAGE);
    write('apps/web/server.js', SERVER);
  });
  after(remove);

  it('prints a file and writes none', () => {
    const { status, stdout } = run(['generate', 'dockerfile', 'apps/web']);
    assert.equal(status, 0);
    assert.match(stdout, /^WORKDIR \/app\/apps\/web$/m);
    assert.match(run(['generate', 'dockerignore', 'apps/web']).stdout, /^# Version control$/m);
    assert.ok(!existsSync(join(directory, 'apps/web/Dockerfile')));
  });

  it('writes the files of a member beside it, built from the root', () => {
    const { stdout } = run(['init', 'apps/web']);
    assert.match(stdout, /^Build it: docker build --tag shop --file apps\/web\/Dockerfile \.$/m);
    assert.ok(existsSync(join(directory, 'apps/web/Dockerfile.dockerignore')));
    assert.ok(!existsSync(join(directory, '.dockerignore')));
  });
});
