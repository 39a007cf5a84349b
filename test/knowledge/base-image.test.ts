import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { BaseImageFacts } from '#knowledge/base-image.js';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import { UBUNTU_RELEASES } from '#knowledge/image-tag.js';

/** The facts about `repository:tag`, which must be known. */
function factsOf(reference: string): BaseImageFacts {
  const [repository = '', tag] = reference.split(':');
  const facts = baseImageFactsOf({ repository, tag });
  assert.ok(facts, `${reference} is unknown`);
  return facts;
}

function systemOf(reference: string): string {
  const { distribution, release, libc, shell, packageManager } = factsOf(reference);
  return [distribution, release, libc, shell, packageManager].join(' ');
}

test('a suffix of the tag decides distribution, release, libc, shell and package manager', () => {
  const cases: Record<string, string> = {
    'golang:1.27-alpine3.24': 'alpine 3.24 musl ash apk',
    'python:3.13-slim-trixie': 'debian trixie glibc dash apt-get',
    'python:3.9-bullseye': 'debian bullseye glibc dash apt-get',
    'eclipse-temurin:21-jre-alpine': 'alpine  musl ash apk',
    'eclipse-temurin:17.0.6_10-jre-jammy': 'ubuntu 22.04 glibc dash apt-get',
    'eclipse-temurin:21-jre-ubi9-minimal': 'rhel 9 glibc bash microdnf',
    'php:8.3-fpm-alpine3.20': 'alpine 3.20 musl ash apk',
    'nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04': 'ubuntu 22.04 glibc dash apt-get',
    'maven:3.9.9-eclipse-temurin-24-noble': 'ubuntu 24.04 glibc dash apt-get',
    'maven:3.6.1-jdk-11-slim': 'debian  glibc dash apt-get',
    'amazoncorretto:21-al2023-headless': 'amazonlinux 2023 glibc bash dnf',
    'node:22-windowsservercore-ltsc2022': 'windows ltsc2022  windows none',
    'mcr.microsoft.com/dotnet/runtime-deps:10.0-azurelinux3.0': 'azurelinux 3.0 glibc bash tdnf',
    'elixir:1.18-otp-27-alpine': 'alpine  musl ash apk',
    'denoland/deno:alpine-2.3.1': 'alpine  musl ash apk',
  };
  for (const [reference, expected] of Object.entries(cases)) assert.equal(systemOf(reference), expected, reference);
});

test('an official image without a suffix has its own default distribution', () => {
  const cases: Record<string, string> = {
    node: 'debian trixie glibc dash apt-get',
    'node:24': 'debian bookworm glibc dash apt-get',
    'node:24.11.0-slim': 'debian bookworm glibc dash apt-get',
    'python:3.14.2': 'debian trixie glibc dash apt-get',
    'eclipse-temurin:21-jre': 'ubuntu  glibc dash apt-get',
    'mysql:8.4': 'oraclelinux  glibc bash microdnf',
    'mariadb:11.8': 'ubuntu  glibc dash apt-get',
    caddy: 'alpine  musl ash apk',
    'openjdk:17': 'oraclelinux  glibc bash microdnf',
    'openjdk:8-jdk': 'debian  glibc dash apt-get',
    'mcr.microsoft.com/dotnet/aspnet:10.0': 'ubuntu 24.04 glibc dash apt-get',
    'mcr.microsoft.com/dotnet/aspnet:8.0': 'debian bookworm glibc dash apt-get',
    'wordpress:cli-2.10': 'alpine  musl ash apk',
  };
  for (const [reference, expected] of Object.entries(cases)) assert.equal(systemOf(reference), expected, reference);
});

test('a release is left open where the tag floats between two', () => {
  for (const reference of ['node:lts', 'node:26.1.0', 'python:3.12.3', 'postgres:17', 'nginx:1.29']) {
    assert.equal(factsOf(reference).release, undefined, reference);
    assert.equal(factsOf(reference).distribution, 'debian', reference);
  }
});

test('distributions are read from their own version numbers and names', () => {
  const cases: Record<string, string> = {
    'debian:12-slim': 'debian bookworm glibc dash apt-get',
    'debian:10.13': 'debian buster glibc dash apt-get',
    'debian:oldstable-slim': 'debian bookworm glibc dash apt-get',
    'ubuntu:noble-20250127': 'ubuntu 24.04 glibc dash apt-get',
    'ubuntu:22.04': 'ubuntu 22.04 glibc dash apt-get',
    'alpine:3.18.4': 'alpine 3.18 musl ash apk',
    'alpine:edge': 'alpine edge musl ash apk',
    'centos:centos7': 'centos 7 glibc bash yum',
    'centos:7.3.1611': 'centos 7 glibc bash yum',
    'quay.io/centos/centos:stream9': 'centos stream9 glibc bash dnf',
    'oraclelinux:7-slim': 'oraclelinux 7 glibc bash yum',
    'oraclelinux:9-slim': 'oraclelinux 9 glibc bash microdnf',
    'amazonlinux:2018.03': 'amazonlinux 1 glibc bash yum',
    'amazonlinux:2': 'amazonlinux 2 glibc bash yum',
    'rockylinux:9-minimal': 'rockylinux 9 glibc bash microdnf',
    'opensuse/leap:15.6': 'opensuse 15.6 glibc bash zypper',
    'registry.access.redhat.com/ubi9/ubi-minimal:9.5': 'rhel 9 glibc bash microdnf',
    'registry.access.redhat.com/ubi9-micro': 'rhel 9 glibc bash none',
    'mcr.microsoft.com/windows/servercore:ltsc2019': 'windows ltsc2019  windows none',
    archlinux: 'archlinux  glibc bash pacman',
    'busybox:1.36-musl': 'busybox  musl ash none',
    scratch: 'scratch  none none none',
  };
  for (const [reference, expected] of Object.entries(cases)) assert.equal(systemOf(reference), expected, reference);
});

test('well-known mirrors and one-architecture namespaces are the official image', () => {
  const names = [
    'public.ecr.aws/docker/library/node',
    'mirror.gcr.io/library/node',
    'mirror.gcr.io/node',
    'docker.io/library/node',
    'library/node',
    'amd64/node',
    'arm64v8/node',
  ];
  for (const repository of names) assert.equal(baseImageFactsOf({ repository, tag: '24' })?.image, 'node', repository);
  assert.equal(factsOf('ghcr.io/oracle/oraclelinux:8').image, 'oraclelinux');
  assert.equal(factsOf('public.ecr.aws/amazonlinux/amazonlinux:2023').packageManager, 'dnf');
});

test('a namespace that only looks like an architecture or a mirror is another image', () => {
  for (const repository of ['arm32v7/acme/node', 'acme/node', 'ghcr.io/acme/node', 'public.ecr.aws/acme/node']) {
    assert.equal(baseImageFactsOf({ repository, tag: '24' }), undefined, repository);
  }
});

test('users, user, working directory and entrypoint habits are those of the image', () => {
  assert.deepEqual(factsOf('node:24').users, [{ name: 'node', uid: 1000 }]);
  assert.equal(factsOf('node:24').user, undefined);
  assert.equal(factsOf('golang:1.27').workdir, '/go');
  assert.deepEqual(factsOf('postgres:17').users, [{ name: 'postgres', uid: 999 }]);
  assert.deepEqual(factsOf('postgres:17-alpine').users, [{ name: 'postgres', uid: 70 }]);
  assert.equal(factsOf('postgres:17').stepsDown, true);
  assert.equal(factsOf('nginx:1.29').stepsDown, false);
  assert.equal(factsOf('memcached:1.6').user, 'memcache');
  assert.equal(factsOf('nginxinc/nginx-unprivileged:1.29').user, '101');
  assert.deepEqual(factsOf('php:8.4-fpm-alpine').users, [{ name: 'www-data', uid: 82 }]);
  assert.deepEqual(factsOf('php:8.4-apache').users, [{ name: 'www-data', uid: 33 }]);
  assert.equal(factsOf('php:8.4-apache').workdir, '/var/www/html');
  assert.equal(factsOf('php:8.4-cli').workdir, undefined);
  assert.deepEqual(factsOf('ubuntu:24.04').users, [{ name: 'ubuntu', uid: 1000 }]);
  assert.deepEqual(factsOf('ubuntu:22.04').users, []);
});

test('haproxy got its user with 2.4 and its working directory with 2.7', () => {
  const shown = (reference: string) => `${factsOf(reference).user} ${factsOf(reference).workdir}`;
  assert.equal(shown('haproxy:2.2'), 'undefined undefined');
  assert.equal(shown('haproxy:2.6.1-alpine'), 'haproxy undefined');
  assert.equal(shown('haproxy:2.7'), 'haproxy /var/lib/haproxy');
  assert.equal(shown('haproxy:3'), 'haproxy /var/lib/haproxy');
  assert.equal(shown('haproxy:lts'), 'haproxy /var/lib/haproxy');
});

test('chiselled and distroless images have no shell, and their own user', () => {
  const chiselled = factsOf('mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled');
  assert.equal(`${chiselled.shell} ${chiselled.user} ${chiselled.packageManager}`, 'none 1654 none');
  const node = factsOf('gcr.io/distroless/nodejs24-debian13:nonroot');
  assert.equal(`${node.shell} ${node.user} ${node.workdir} ${node.release}`, 'none 65532 /home/nonroot trixie');
  const root = factsOf('gcr.io/distroless/static-debian12');
  assert.equal(`${root.libc} ${root.user} ${root.release}`, 'none undefined bookworm');
  assert.equal(factsOf('gcr.io/distroless/base-debian13:debug').shell, 'none', 'its shell is not /bin/sh');
  assert.equal(baseImageFactsOf({ repository: 'gcr.io/distroless/unheard-of', tag: undefined }), undefined);
});

test('the tools differ between full, slim and Alpine variants', () => {
  assert.ok(factsOf('node:24').tools?.includes('git'));
  assert.deepEqual(factsOf('node:24-slim').tools, ['tar', 'perl']);
  assert.deepEqual(factsOf('node:24-alpine').tools, ['wget', 'tar']);
  assert.ok(factsOf('rust:1.93-slim').tools?.includes('gcc'));
  assert.ok(!factsOf('golang:1.27-alpine').tools?.includes('git'));
  assert.ok(factsOf('buildpack-deps:noble-curl').tools?.includes('curl'));
  assert.ok(!factsOf('buildpack-deps:noble-curl').tools?.includes('gcc'));
  assert.equal(factsOf('eclipse-temurin:21').tools, undefined);
});

test('tool chains are told from what runs an application', () => {
  const kinds = {
    'golang:1.27': 'build',
    'maven:3.9': 'build',
    'mcr.microsoft.com/dotnet/sdk:10.0': 'build',
    'mcr.microsoft.com/dotnet/aspnet:10.0': 'language',
    'eclipse-temurin:21-jdk': 'build',
    'eclipse-temurin:21-jre': 'language',
    'amazoncorretto:21-al2023-headless': 'language',
    'swift:6.2': 'build',
    'swift:6.2-slim': 'language',
    'caddy:2-builder': 'build',
    'nvidia/cuda:12.4.1-devel-ubuntu22.04': 'build',
    'alpine:3.24': 'os',
    scratch: 'minimal',
    'redis:8': 'server',
  };
  for (const [reference, kind] of Object.entries(kinds)) assert.equal(factsOf(reference).kind, kind, reference);
});

test('Windows variants do not take over the users and paths of the Linux image', () => {
  const facts = factsOf('golang:1.27-nanoserver-ltsc2022');
  assert.equal(`${facts.user} ${facts.workdir} ${facts.shell}`, 'ContainerUser undefined windows');
  assert.deepEqual(factsOf('mcr.microsoft.com/dotnet/aspnet:10.0-nanoserver-ltsc2022').users, []);
  assert.equal(factsOf('mcr.microsoft.com/dotnet/framework/aspnet:4.8').shell, 'windows');
});

test('the variables of an image are names', () => {
  assert.ok(factsOf('node:24').env.includes('NODE_VERSION'));
  assert.ok(factsOf('mcr.microsoft.com/dotnet/aspnet:10.0-alpine').env.includes('APP_UID'));
  for (const reference of ['python:3.14', 'php:8.4', 'nvidia/cuda:12.4.1-devel-ubuntu22.04', 'mongo:8.0']) {
    for (const name of factsOf(reference).env) assert.match(name, /^[A-Z][A-Z0-9_]*$/, reference);
  }
});

test('an image that nobody told us about has no facts', () => {
  for (const repository of ['acme/api', 'ghcr.io/acme/api', 'constructor', '__proto__', 'bitnami/git', '']) {
    assert.equal(baseImageFactsOf({ repository, tag: 'latest' }), undefined, repository);
  }
});

test('no tag makes it throw or lose its shape', () => {
  const word = fc.constantFrom(
    'constructor',
    '__proto__',
    'alpine',
    'alpine3.',
    'slim',
    'debian',
    'ubuntu',
    '22.04',
    'windowsservercore',
    'nanoserver',
    'v1',
    '3.9.9',
    'jdk',
    'ubi9',
    '',
    ...Object.keys(UBUNTU_RELEASES),
  );
  const tag = fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 6 }).map((words) => words.join('-'));
  const image = fc.constantFrom(
    'node',
    'maven',
    'openjdk',
    'debian',
    'ubuntu',
    'alpine',
    'haproxy',
    'nvidia/cuda',
    'mysql',
  );
  fc.assert(
    fc.property(image, tag, (repository, text) => {
      const facts = baseImageFactsOf({ repository, tag: text });
      assert.equal(facts?.image, repository);
      assert.ok(facts.release === undefined || typeof facts.release === 'string');
      assert.ok(facts.env.includes('PATH'));
    }),
    { numRuns: 300 },
  );
});
