import assert from 'node:assert/strict';
import test from 'node:test';
import { baseImageFactsOf } from '#knowledge/base-image.js';
import { endOfLifeOf } from '#knowledge/end-of-life.js';
import { movedImageOf } from '#knowledge/moved-images.js';

function targetOf(reference: string): string | undefined {
  const [repository = '', tag] = reference.split(':');
  return movedImageOf(repository, tag)?.to;
}

const MOVED: Record<string, string> = {
  'openjdk:17-jdk-slim': 'eclipse-temurin:17-jdk',
  'openjdk:8-jre-alpine': 'eclipse-temurin:8-jre-alpine',
  'openjdk:15': 'eclipse-temurin:17-jdk',
  openjdk: 'eclipse-temurin:25-jdk',
  'public.ecr.aws/docker/library/openjdk:11.0.3-jdk-stretch': 'eclipse-temurin:11-jdk',
  'java:8-jre': 'eclipse-temurin:8-jre',
  'adoptopenjdk:11-jdk-hotspot': 'eclipse-temurin:11-jdk',
  'centos:7': 'almalinux:9',
  'centos:8': 'almalinux:8',
  'jenkins:2.60.3': 'jenkins/jenkins:lts',
  'iojs:3': 'node:24',
  'vault:1.13': 'hashicorp/vault:1.13',
  'microsoft/dotnet:2.1-sdk': 'mcr.microsoft.com/dotnet/sdk:10.0',
  'microsoft/dotnet:2.1.0-aspnetcore-runtime': 'mcr.microsoft.com/dotnet/aspnet:10.0',
  'mcr.microsoft.com/dotnet/core/sdk:3.1': 'mcr.microsoft.com/dotnet/sdk:10.0',
  'mcr.microsoft.com/vscode/devcontainers/base:bullseye': 'mcr.microsoft.com/devcontainers/base:bullseye',
  'k8s.gcr.io/pause:3.2': 'registry.k8s.io/pause:3.2',
  'docker/compose:1.29.2': 'docker:cli',
  'bitnami/redis:7.2': 'bitnamilegacy/redis:7.2',
  'dslim/docker-slim': 'mintoolkit/mint',
  'gcr.io/distroless/nodejs18-debian11': 'gcr.io/distroless/nodejs24-debian13:nonroot',
  'gcr.io/distroless/nodejs20-debian12:debug': 'gcr.io/distroless/nodejs24-debian13:debug-nonroot',
  'gcr.io/distroless/nodejs22-debian12:nonroot': 'gcr.io/distroless/nodejs22-debian13:nonroot',
  'gcr.io/distroless/java11-debian11': 'gcr.io/distroless/java17-debian13:nonroot',
  'gcr.io/distroless/static-debian12': 'gcr.io/distroless/static-debian13:nonroot',
};

test('a retired repository leads to where its images are now', () => {
  for (const [reference, expected] of Object.entries(MOVED)) assert.equal(targetOf(reference), expected, reference);
});

test('what stays where it is has no new place', () => {
  const references = [
    'node:18',
    'almalinux:9',
    'eclipse-temurin:17',
    'jenkins/jenkins:lts',
    'openjdk:27-ea-jdk',
    'gcr.io/distroless/static-debian13:nonroot',
    'gcr.io/distroless/nodejs24-debian13',
    'gcr.io/distroless/java21',
    'registry.k8s.io/pause:3.10',
    'mcr.microsoft.com/dotnet/sdk:10.0',
    'bitnamilegacy/redis',
    'acme/openjdk:17',
    'constructor',
  ];
  for (const reference of references) assert.equal(targetOf(reference), undefined, reference);
});

test('every new place says why, since when we know it, and is not retired or ended itself', () => {
  for (const reference of Object.keys(MOVED)) {
    const [repository = '', tag] = reference.split(':');
    const move = movedImageOf(repository, tag);
    assert.ok(move && move.why.length > 20, reference);
    assert.match(move.source, /^https:\/\//);
    assert.match(move.asOf, /^\d{4}-\d{2}-\d{2}$/);
    const [next = '', nextTag] = move.to.split(':');
    assert.equal(movedImageOf(next, nextTag), undefined, move.to);
    const end = endOfLifeOf({ repository: next, tag: nextTag });
    assert.ok(end === undefined || end.date > move.asOf, move.to);
  }
});

test('the advised distroless images are ones that we know', () => {
  const advised = Object.values(MOVED).filter((reference) => reference.startsWith('gcr.io/'));
  for (const reference of advised) {
    const [repository = '', tag] = reference.split(':');
    assert.equal(baseImageFactsOf({ repository, tag })?.user, '65532', reference);
  }
});
