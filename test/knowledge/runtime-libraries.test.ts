import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { libraryIn, runtimeLibrariesOf } from '#knowledge/runtime-libraries.js';

describe('the libraries behind headers', () => {
  it('have the names of the release', () => {
    const debian = (release: string | undefined) =>
      runtimeLibrariesOf('libicu-dev', { distribution: 'debian', release });
    assert.deepEqual(debian('trixie'), ['libicu76']);
    assert.deepEqual(debian('bookworm'), ['libicu72']);
    assert.equal(debian('bullseye'), undefined);
    assert.equal(debian(undefined), undefined);
  });

  it('have a name that is the same in every release', () => {
    assert.deepEqual(runtimeLibrariesOf('libpq-dev', { distribution: 'debian', release: 'bullseye' }), ['libpq5']);
  });

  it('are those of the distribution', () => {
    assert.deepEqual(runtimeLibrariesOf('postgresql-dev', { distribution: 'alpine', release: '3.24' }), ['libpq']);
    assert.equal(runtimeLibrariesOf('libpq-dev', { distribution: 'ubuntu', release: '24.04' }), undefined);
    assert.equal(runtimeLibrariesOf('constructor', { distribution: 'debian', release: 'trixie' }), undefined);
  });

  it('can be asked for one by one', () => {
    assert.equal(libraryIn('bookworm', 'libvips42t64'), 'libvips42');
    assert.equal(libraryIn('buster', 'libvips42t64'), undefined);
  });
});
