import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nearestOf } from '#text/nearest.js';

describe('nearestOf', () => {
  it('finds a word with a letter missing, added or replaced', () => {
    assert.equal(nearestOf('Dockerfle', ['Makefile', 'Dockerfile']), 'Dockerfile');
    assert.equal(nearestOf('entryypoint', ['env', 'entrypoint']), 'entrypoint');
    assert.equal(nearestOf('werkdir', ['volume', 'workdir']), 'workdir');
  });

  it('counts two neighbours swapped as one mistake', () => {
    assert.equal(nearestOf('form', ['for', 'farms', 'from']), 'for');
    assert.equal(nearestOf('abcd', ['abxy', 'badc']), 'abxy');
    assert.equal(nearestOf('pc', ['cd', 'cp']), 'cp');
    assert.equal(nearestOf('tagret', ['trgre', 'target']), 'target');
  });

  it('does not mind the case, and answers as the candidate is written', () => {
    assert.equal(nearestOf('WORKDRI', ['user', 'Workdir']), 'Workdir');
    assert.equal(nearestOf('dockerfile', ['Dockerfile.dev', 'Dockerfile']), 'Dockerfile');
  });

  it('says nothing when all are too far', () => {
    assert.equal(nearestOf('copy', ['healthcheck', 'stopsignal']), undefined);
    assert.equal(nearestOf('expose', ['volume']), undefined);
    assert.equal(nearestOf('copy', []), undefined);
  });

  it('never offers a word that has no letter in common', () => {
    assert.equal(nearestOf('x', ['id']), undefined);
    assert.equal(nearestOf('ab', ['cd']), undefined);
    assert.equal(nearestOf('', ['id']), undefined);
  });

  it('allows long words more mistakes', () => {
    assert.equal(nearestOf('use-no-instal-recomends', ['use-no-install-recommends']), 'use-no-install-recommends');
    assert.equal(nearestOf('no-apt-list-layers', ['no-apt-lists-in-layer']), 'no-apt-lists-in-layer');
  });

  it('takes the first of equals', () => {
    assert.equal(nearestOf('cat', ['bat', 'hat']), 'bat');
    assert.equal(nearestOf('cat', new Set(['hat', 'bat'])), 'hat');
  });
});
