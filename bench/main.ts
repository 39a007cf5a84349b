import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CorpusFile } from '../scripts/corpus/corpus.js';
import { readCorpus } from '../scripts/corpus/corpus.js';
import { reviewerOf } from '../src/index.js';
import { growthTable } from './growth.js';
import { peers } from './peers.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { files: { type: 'string', default: '300' } },
});
const [folder] = positionals;
const corpus = folder ? await readCorpus(folder) : exampleFiles();

console.log('In one process, all rules of the profile all:');
for (const profile of ['recommended', 'all'] as const)
  console.log(`  ${profile.padEnd(12)} ${msPerFile(corpus, profile)}`);

console.log('\nOne file of N instructions, profile all:');
for (const line of growthTable()) console.log(`  ${line}`);

console.log('\nWhole program, one file, median of 15 (the machine decides the figures, the ratio tells):');
const program = 'dist/plimsoll.cjs';
const node = median(15, () => time(process.execPath, ['-e', '0']));
const cold = median(15, () => time(process.execPath, [program, 'check', '-q', 'examples/node-api/Dockerfile']));
console.log(
  `  node -e 0        ${node.toFixed(0)} ms\n  plimsoll check   ${cold.toFixed(0)} ms (node + ${(cold - node).toFixed(0)} ms)`,
);

console.log(`\nWhole program, ${values.files} files, one call each tool, against the peers that are on PATH:`);
const directory = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));
try {
  const paths = sample(corpus, Number(values.files)).map((file, index) => {
    const path = join(directory, String(index), 'Dockerfile');
    mkdirSync(join(directory, String(index)));
    writeFileSync(path, file.text);
    return path;
  });
  const ours = median(3, () => time(process.execPath, [program, 'check', '-q', '--no-config', directory]));
  console.log(`  plimsoll         ${(ours / paths.length).toFixed(2)} ms a file`);
  for (const { name, command, args } of peers) {
    if (spawnSync(command, ['--version']).error) console.log(`  ${name.padEnd(16)} not installed`);
    else {
      const theirs = median(3, () => time(command, args(paths, directory)));
      console.log(
        `  ${name.padEnd(16)} ${(theirs / paths.length).toFixed(2)} ms a file, ${(theirs / ours).toFixed(1)} times plimsoll`,
      );
    }
  }
} finally {
  rmSync(directory, { recursive: true });
}

function exampleFiles(): readonly CorpusFile[] {
  const text = readFileSync('examples/node-api/Dockerfile', 'utf8');
  return Array.from({ length: 1000 }, (_, index) => ({ id: String(index), path: 'Dockerfile', text }));
}

/** The fastest of three passes, as other work on the machine only ever adds. */
function msPerFile(files: readonly CorpusFile[], profile: 'recommended' | 'all'): string {
  const review = reviewerOf({ profile });
  const passes = [0, 1, 2].map(() => {
    const start = performance.now();
    for (const { path, text } of files) review({ path, text });
    return (performance.now() - start) / files.length;
  });
  return `first ${passes[0]?.toFixed(3)} ms a file, then ${Math.min(...passes).toFixed(3)} ms (${files.length} files)`;
}

function sample(files: readonly CorpusFile[], count: number): readonly CorpusFile[] {
  const step = Math.max(1, Math.floor(files.length / count));
  return files.filter((_, index) => index % step === 0).slice(0, count);
}

function time(command: string, args: readonly string[]): number {
  const start = performance.now();
  spawnSync(command, args, { stdio: 'ignore', maxBuffer: 2 ** 30 });
  return performance.now() - start;
}

function median(runs: number, measure: () => number): number {
  const times = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] as number;
}
