import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/** Compares with a file in expected/. `UPDATE_EXPECTED=1` writes the files anew: read the diff before you commit it. */
export function assertExpected(name: string, actual: string): void {
  const file = new URL(`expected/${name}`, import.meta.url);
  if (process.env.UPDATE_EXPECTED === '1') writeFileSync(file, actual);
  assert.equal(actual, readFileSync(file, 'utf8'), `expected/${name} (UPDATE_EXPECTED=1 writes it anew)`);
}
