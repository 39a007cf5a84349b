import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from '#dockerfile/parse.js';
import type { CorpusFile } from './corpus.js';
import { damageOf } from './damage.js';

/** What tally's safe fixes do to the same files, by the same measures; undefined where tally is not on PATH. */
export function tallyFigures(files: readonly CorpusFile[]): object | undefined {
  if (spawnSync('tally', ['--version']).error) return undefined;
  // One file that it can't parse ends its whole run.
  const texts = files.map(({ text }) => text).filter((text) => parse(text).problems.length === 0);
  const start = performance.now();
  const fixed = fixedByTally(texts);
  const msPerFile = Number(((performance.now() - start) / texts.length).toFixed(3));
  const damages = texts.map((text, index) => damageOf(text, fixed[index] as string));
  const healthy = fixed.filter((text) => parse(text).problems.length === 0);
  const again = fixedByTally(healthy);
  return {
    command: 'fix',
    tool: 'tally',
    files: texts.length,
    changed: texts.filter((text, index) => text !== fixed[index]).length,
    unparsable: damages.filter(({ unparsable }) => unparsable).length,
    shellBroken: damages.filter(({ shellBroken }) => shellBroken).length,
    notIdempotent: healthy.filter((text, index) => text !== again[index]).length,
    msPerFile,
  };
}

const BATCH = 200;

function fixedByTally(texts: readonly string[]): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'plimsoll-tally-'));
  try {
    const paths = texts.map((text, index) => {
      mkdirSync(join(directory, String(index)));
      const path = join(directory, String(index), 'Dockerfile');
      writeFileSync(path, text);
      return path;
    });
    for (let at = 0; at < paths.length; at += BATCH) runTally(paths.slice(at, at + BATCH));
    return paths.map((path) => readFileSync(path, 'utf8'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Exit code 2 means that it gave up on a file: then each half is tried alone. */
function runTally(paths: readonly string[]): void {
  const options = ['lint', '--fix', '--slow-checks', 'off', '--no-config', '--ignore', 'shellcheck/*'];
  const { status } = spawnSync('tally', [...options, ...paths], { stdio: 'ignore' });
  if (status === 0 || status === 1 || paths.length === 1) return;
  const middle = paths.length >> 1;
  runTally(paths.slice(0, middle));
  runTally(paths.slice(middle));
}
