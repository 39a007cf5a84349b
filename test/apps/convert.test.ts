import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { programIn } from './temporary-program.js';

const ORIGINAL = `FROM node:22
WORKDIR /app
# manifests first
COPY package*.json ./
RUN npm ci
COPY . .
EXPOSE 3000
# how it starts
CMD ["node", "server.js"]
`;

describe('plimsoll convert', () => {
  const { run, write, remove, directory } = programIn('convert');
  before(() => {
    write('Dockerfile', ORIGINAL);
    write('package.json', '{ "name": "shop", "scripts": { "start": "node server.js" } }');
    write('server.js', 'require("node:http").createServer().listen(3000);\n');
    write('two.Dockerfile', 'FROM node:22 AS a\nFROM a\nCMD ["node"]\n');
    write('dev.Dockerfile', 'FROM node:22\nCOPY . .\nRUN npm install\nCMD ["npm", "run", "dev"]\n');
  });
  after(remove);

  it('prints the new Dockerfile, and says that nothing has proven it', () => {
    const { status, stdout, stderr } = run(['convert']);
    assert.equal(status, 0);
    assert.match(stdout, /^FROM node:22 AS build\nWORKDIR \/app\n# manifests first\nCOPY package\*\.json \.\/$/m);
    assert.match(stdout, /^FROM node:22-slim AS runtime$/m);
    assert.match(
      stdout,
      /^COPY --from=build \/app \/app\nCOPY \. \.\nEXPOSE 3000\n# how it starts\nCMD \["node", "server\.js"\]$/m,
    );
    assert.match(stderr, /Not proven: run plimsoll convert --prove\./);
    assert.equal(readFileSync(join(directory, 'Dockerfile'), 'utf8'), ORIGINAL);
  });

  it('shows a diff, or the steps on the lines of the original', () => {
    assert.match(run(['convert', '--diff']).stdout, /^-FROM node:22\n\+FROM node:22 AS build$/m);
    const { stdout } = run(['convert', '--explain']);
    assert.match(stdout, /^## 1\. Give the build a stage of its own$/m);
    assert.match(stdout, /^ {2}5 {2}RUN npm ci$/m);
  });

  it('prints JSON', () => {
    const result = JSON.parse(run(['convert', '--format', 'json']).stdout);
    assert.deepEqual([result.schema, result.kind, result.proven], [1, 'converted', false]);
    const refused = JSON.parse(run(['convert', 'dev.Dockerfile', '--format', 'json']).stdout);
    assert.deepEqual([refused.kind, refused.code, refused.line], ['refused', 'runtime-is-the-toolchain', 4]);
  });

  it('masks secrets, and says that the file has them', () => {
    write('secret.Dockerfile', ORIGINAL.replace('WORKDIR', 'ENV DB_PASSWORD=hunter2\nWORKDIR'));
    const { stdout, stderr } = run(['convert', 'secret.Dockerfile']);
    assert.doesNotMatch(stdout, /hunter2/);
    assert.match(stderr, /Secrets are masked above; --write writes the file as it is\./);
    assert.doesNotMatch(run(['convert', 'secret.Dockerfile', '--format', 'json']).stdout, /hunter2/);
  });

  it('leaves alone what needs nothing, and refuses with the line and what would help', () => {
    const two = run(['convert', 'two.Dockerfile']);
    assert.deepEqual(
      [two.status, two.stdout],
      [0, 'two.Dockerfile: not needed (already-multi-stage). It has 2 stages.\n'],
    );
    const { status, stdout } = run(['convert', 'dev.Dockerfile']);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /^dev\.Dockerfile:4: refused \(runtime-is-the-toolchain\)\. npm run dev needs .* Build in the Dockerfile/,
    );
    assert.equal(run(['convert', 'missing']).status, 2);
  });

  it('replaces the file when it is told to, and has nothing to do the second time', () => {
    const { status, stderr } = run(['convert', '--write']);
    assert.equal(status, 0);
    assert.match(stderr, /^Wrote Dockerfile and \.dockerignore\.$/m);
    assert.match(readFileSync(join(directory, '.dockerignore'), 'utf8'), /^\*\*\/node_modules$/m);
    assert.match(readFileSync(join(directory, 'Dockerfile'), 'utf8'), /^FROM node:22-slim AS runtime$/m);
    assert.match(run(['convert']).stdout, /not needed \(already-multi-stage\)/);
  });
});
