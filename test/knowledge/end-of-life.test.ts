import assert from 'node:assert/strict';
import test from 'node:test';
import type { EndOfLife } from '#knowledge/end-of-life.js';
import { endOfLifeOf, endOfSystem } from '#knowledge/end-of-life.js';
import { DISTRIBUTION_ENDS } from '#knowledge/end-of-life-distributions.js';
import { RUNTIME_ENDS } from '#knowledge/end-of-life-runtimes.js';
import { SERVER_ENDS } from '#knowledge/end-of-life-servers.js';

const TODAY = '2026-11-21';

function endOf(reference: string): EndOfLife | undefined {
  const [repository = '', tag] = reference.split(':');
  return endOfLifeOf({ repository, tag });
}

function shown(reference: string): string {
  const end = endOf(reference);
  return end ? `${end.what} ${end.date}` : 'none';
}

function isIsoDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

test('the version in front of the tag decides, however much of it is written', () => {
  const cases: Record<string, string> = {
    'node:18': 'Node.js 18 2025-04-30',
    'node:18.20.4': 'Node.js 18 2025-04-30',
    'node:18-slim': 'Node.js 18 2025-04-30',
    'node:iron-slim': 'Node.js 20 2026-04-30',
    'node:lts-iron': 'Node.js 20 2026-04-30',
    'node:0.12': 'Node.js 0.12 2016-12-31',
    'python:3.8': 'Python 3.8 2024-10-07',
    'python:2-alpine': 'Python 2 2020-01-01',
    'golang:1.21': 'Go 1.21 2024-08-13',
    'golang:1.25.6': 'Go 1.25 2026-08-19',
    'mcr.microsoft.com/dotnet/aspnet:8.0': '.NET 8.0 2026-11-10',
    'mcr.microsoft.com/dotnet/sdk:9.0.306': '.NET 9.0 2026-11-10',
    'mcr.microsoft.com/dotnet/core/runtime:2.2': '.NET 2.2 2019-12-23',
    'eclipse-temurin:24-jre': 'Java 24 2025-09-16',
    'openjdk:15': 'Java 15 2021-03-16',
    'postgres:15': 'PostgreSQL 15 2027-11-11',
    'postgres:9.6-alpine': 'PostgreSQL 9.6 2021-11-11',
    'php:7.4-apache': 'PHP 7.4 2022-11-28',
    'mysql:8.0.36': 'MySQL 8.0 2026-04-30',
    'public.ecr.aws/docker/library/ruby:3.1': 'Ruby 3.1 2025-03-26',
    'nginx:1.21.3': 'nginx 1.21 2022-05-24',
  };
  for (const [reference, expected] of Object.entries(cases)) assert.equal(shown(reference), expected, reference);
});

test('a distribution is found by its own image and by the suffix of another', () => {
  const cases: Record<string, string> = {
    'debian:11': 'Debian 11 (bullseye) 2024-08-14',
    'debian:bookworm-slim': 'Debian 12 (bookworm) 2026-07-11',
    'ubuntu:20.04': 'Ubuntu 20.04 2025-05-29',
    'ubuntu:xenial': 'Ubuntu 16.04 2021-04-30',
    'alpine:3.18': 'Alpine Linux 3.18 2025-05-09',
    'golang:1.26-alpine3.21': 'Alpine Linux 3.21 2026-11-01',
    'golang:1.26-bookworm': 'Debian 12 (bookworm) 2026-07-11',
    'nvidia/cuda:11.0-base-ubuntu18.04': 'Ubuntu 18.04 2023-05-31',
    'centos:7.9.2009': 'CentOS 7 2024-06-30',
    'quay.io/centos/centos:stream8': 'CentOS Stream 8 2024-05-31',
    'fedora:42': 'Fedora 42 2026-05-27',
    'amazonlinux:2': 'Amazon Linux 2 2026-06-30',
    'registry.access.redhat.com/ubi7': 'Red Hat Enterprise Linux 7 2024-06-30',
    'opensuse/leap:15.6': 'openSUSE Leap 15.6 2026-04-30',
    'mcr.microsoft.com/windows/servercore:1803': 'Windows Server 1803 2019-11-12',
  };
  for (const [reference, expected] of Object.entries(cases)) assert.equal(shown(reference), expected, reference);
});

test('of two ends the earlier one counts', () => {
  assert.equal(shown('node:18-alpine3.18'), 'Node.js 18 2025-04-30');
  assert.equal(shown('node:22-alpine3.18'), 'Alpine Linux 3.18 2025-05-09');
  assert.equal(shown('python:3.11-slim-bookworm'), 'Debian 12 (bookworm) 2026-07-11');
  assert.equal(shown('maven:3.9.9-eclipse-temurin-24-noble'), 'Java 24 2025-09-16');
  assert.equal(endOf('node:22-alpine3.18')?.part, 'distribution');
  assert.equal(endOf('node:18-alpine3.18')?.part, 'version');
});

test('the Java of a build tool is found where its tag has it', () => {
  assert.equal(shown('gradle:8.7.0-jdk22'), 'Java 22 2024-09-17');
  assert.equal(shown('maven:3.8-openjdk-16'), 'Java 16 2021-09-14');
  assert.equal(shown('tomcat:10.1-jdk23-temurin'), 'Java 23 2025-03-18');
  assert.equal(shown('tomcat:8.5-jre8'), 'Tomcat 8.5 2024-03-31');
});

test('what volunteers still mend has a second date', () => {
  assert.equal(endOf('debian:12')?.longTermDate, '2028-06-30');
  assert.equal(endOf('debian:11')?.longTermDate, '2026-08-31');
  assert.equal(endOf('alpine:3.18')?.longTermDate, undefined);
});

test('a floating tag has no end', () => {
  const references = ['node', 'node:latest', 'node:lts', 'python:3', 'golang:1', 'alpine', 'alpine:3', 'alpine:edge'];
  for (const reference of [
    ...references,
    'debian:stable',
    'debian:latest',
    'ubuntu:latest',
    'postgres:alpine',
    'redis:7',
  ]) {
    assert.equal(shown(reference), 'none', reference);
  }
});

test('unknown images and odd tags have no end', () => {
  for (const reference of ['acme/node:18', 'ghcr.io/acme/api:bookworm', 'node:constructor', 'toString:1', 'node:']) {
    assert.equal(shown(reference), 'none', reference);
  }
});

test('every entry has a real date, a source and the day it was checked', () => {
  const products = [...Object.values(RUNTIME_ENDS), ...Object.values(SERVER_ENDS)];
  const tables = [...products, ...Object.values(DISTRIBUTION_ENDS)];
  for (const { ends, source } of tables) {
    assert.match(source, /^https:\/\//);
    assert.ok(Object.keys(ends).length > 0);
    for (const [line, date] of Object.entries(ends)) assert.ok(isIsoDate(date), `${source} ${line} ${date}`);
  }
  for (const { longTerm = {}, ends } of Object.values(DISTRIBUTION_ENDS)) {
    for (const [release, date] of Object.entries(longTerm))
      assert.ok(isIsoDate(date) && date > (ends[release] ?? ''), release);
  }
  assert.equal(endOf('node:18')?.asOf, TODAY);
});

test('nothing that has ended is advised as a successor', () => {
  for (const { ends, successor } of [...Object.values(RUNTIME_ENDS), ...Object.values(SERVER_ENDS)]) {
    for (const line of Object.keys(ends)) {
      const next = typeof successor === 'string' ? successor : successor(line);
      const date = ends[next];
      assert.ok(date === undefined || date > TODAY, `${line} -> ${next}`);
    }
  }
  for (const { ends, successor } of Object.values(DISTRIBUTION_ENDS)) {
    for (const release of Object.keys(ends)) {
      const next = typeof successor === 'string' ? successor : successor(release);
      const date = ends[next];
      assert.ok(date === undefined || date > TODAY, `${release} -> ${next}`);
    }
  }
});

test('releases are known by what os-release calls them', () => {
  for (const [id, version, date] of [
    ['debian', '12', '2026-07-11'],
    ['alpine', '3.22.1', '2027-05-01'],
    ['rocky', '9.4', '2032-05-31'],
    ['amzn', '2', '2026-06-30'],
    ['ubuntu', '24.04', '2029-05-31'],
    ['opensuse-leap', '15.6', '2026-04-30'],
    ['constructor', '1', undefined],
    ['', '', undefined],
  ] as const)
    assert.equal(endOfSystem(id, version)?.date, date, id);
});
