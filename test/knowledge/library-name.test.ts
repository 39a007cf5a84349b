import assert from 'node:assert/strict';
import test from 'node:test';
import { libraryNameOf } from '#knowledge/library-name.js';

test('the names of one image come down to one', () => {
  const cases: Record<string, string> = {
    node: 'node',
    'library/node': 'node',
    'docker.io/library/node': 'node',
    'docker.io/node': 'node',
    'public.ecr.aws/docker/library/node': 'node',
    'mirror.gcr.io/library/node': 'node',
    'mirror.gcr.io/busybox': 'busybox',
    'mirror.gcr.io/grafana/grafana': 'grafana/grafana',
    'amd64/buildpack-deps': 'buildpack-deps',
    'rockylinux/rockylinux': 'rockylinux',
    'registry.fedoraproject.org/fedora-minimal': 'fedora-minimal',
    'registry.opensuse.org/opensuse/leap': 'opensuse/leap',
  };
  for (const [repository, expected] of Object.entries(cases))
    assert.equal(libraryNameOf(repository), expected, repository);
});

test('other registries and namespaces keep their names', () => {
  for (const repository of [
    'ghcr.io/acme/node',
    'acme/node',
    'gcr.io/distroless/static-debian13',
    'rockylinux/rockylinux-tools',
  ]) {
    assert.equal(libraryNameOf(repository), repository);
  }
});
