import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDockerfileName } from '#project/dockerfile-name.js';

const dockerfiles = [
  'Dockerfile',
  'dockerfile',
  'Containerfile',
  'containerfile',
  'Dockerfile.dev',
  'dockerfile.prod',
  'Dockerfile.alpine-3.20',
  'Containerfile.el9',
  'web.Dockerfile',
  'web.dockerfile',
  'v1.2.dockerfile',
  'web.Containerfile',
];

const others = [
  'Dockerfile.dockerignore',
  'web.Dockerfile.dockerignore',
  'Dockerfile.swp',
  '.Dockerfile.swp',
  'Dockerfile.dev.swp',
  'Dockerfile~',
  'Dockerfile.dev~',
  'Dockerfile.orig',
  'Dockerfile.bak',
  'Dockerfile.rej',
  'Dockerfile.patch',
  'Dockerfile.md',
  'Dockerfile.README.MD',
  'Dockerfile.j2',
  'Dockerfile.erb',
  'Dockerfile.tmpl',
  'Dockerfile.template',
  'Dockerfile.tpl',
  'Dockerfile.in',
  '.dockerfile',
  'Dockerfile.',
  'MyDockerfile',
  'Dockerfiles',
  'docker-compose.yml',
  'Makefile',
];

describe('isDockerfileName', () => {
  for (const name of dockerfiles) it(`takes ${name}`, () => assert.equal(isDockerfileName(name), true));
  for (const name of others) it(`leaves ${name}`, () => assert.equal(isDockerfileName(name), false));
});
