import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { belongingsOf } from '#engine/belongings.js';
import type { Engine } from '#engine/engine.js';

function engineWith(answers: Readonly<Record<string, string>>): Engine & { readonly calls: string[] } {
  const calls: string[] = [];
  return {
    ...{ calls, name: 'docker', program: 'docker', title: 'docker', builder: 'buildkit', host: '127.0.0.1' },
    run: async (args) => {
      calls.push(args.join(' '));
      return { code: 0, stdout: answers[args[0] ?? ''] ?? '', stderr: '' };
    },
  };
}

it('what a run has made is removed by its label, containers first, and nothing else', async () => {
  const engine = engineWith({ ps: 'c1\nc2\n', images: 'i1\ni1\n' });
  const made = belongingsOf(engine, 'id');
  const folder = await made.folder();
  await made.remove();
  assert.deepEqual(engine.calls, [
    'ps --all --quiet --no-trunc --filter label=io.plimsoll.run=id',
    'rm --volumes --force c1 c2',
    'images --quiet --no-trunc --filter label=io.plimsoll.run=id',
    'rmi --force i1',
  ]);
  assert.equal(existsSync(folder), false);
});

it('nothing is removed where nothing was made, and an engine that fails is no error', async () => {
  const engine = engineWith({});
  await belongingsOf(engine, 'id').remove();
  assert.equal(engine.calls.length, 2);
  await belongingsOf({ ...engine, run: () => Promise.reject(new Error('gone')) }, 'id').remove();
});
