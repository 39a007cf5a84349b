import { writeFileSync } from 'node:fs';
import { parse } from '#dockerfile/parse.js';
import type { Formatted } from '#rewrite/format/format.js';
import { format } from '#rewrite/format/format.js';
import type { FormatOptions } from '#rewrite/format/format-options.js';
import { sameMeaning } from '#rewrite/same-meaning.js';
import type { CorpusFile } from './corpus.js';
import { readCorpus } from './corpus.js';

/** Formats all files, judges the results and prints the figures; `out` receives them, a JSON object a line. */
export async function formatCorpus(folder: string, { list, out, ...flags }: Flags): Promise<void> {
  const options = { sortPackages: flags['sort-packages'] };
  const files = await readCorpus(folder);
  const start = performance.now();
  const results = files.map((file) => format({ text: file.text, options }));
  const msPerFile = Number(((performance.now() - start) / files.length).toFixed(3));
  const figures = {
    command: 'format',
    files: files.length,
    changed: 0,
    unparsable: 0,
    meaningChanged: 0,
    notIdempotent: 0,
    withheld: 0,
    leftBroken: 0,
    goldFiles: 0,
    goldChanged: 0,
    msPerFile,
  };
  for (const [index, file] of files.entries()) {
    const result = results[index] as Formatted;
    const verdict = verdictOf(file, result, options);
    if (result.changed) figures.changed++;
    if (verdict) figures[verdict.figure]++;
    if (file.gold) figures.goldFiles++;
    if (file.gold && result.changed) figures.goldChanged++;
    if (list && verdict) console.log(`${file.id} ${file.path}\n  ${verdict.figure}: ${verdict.reason}`);
  }
  if (out) writeFileSync(out, files.map((file, index) => `${JSON.stringify(rowOf(file, results[index]))}\n`).join(''));
  console.log(JSON.stringify(figures));
}

interface Flags {
  readonly list: boolean;
  readonly out?: string;
  readonly 'sort-packages': boolean;
}

interface Verdict {
  readonly figure: 'unparsable' | 'meaningChanged' | 'notIdempotent' | 'withheld' | 'leftBroken';
  readonly reason: string;
}

function verdictOf({ text }: CorpusFile, result: Formatted, options: FormatOptions): Verdict | undefined {
  if (result.left)
    return { figure: result.left.because === 'syntax' ? 'leftBroken' : 'withheld', reason: result.left.message };
  const after = parse(result.text);
  const problem = after.problems[0];
  if (problem) return { figure: 'unparsable', reason: problem.message };
  const changed = sameMeaning(parse(text), after, options.sortPackages);
  if (changed) return { figure: 'meaningChanged', reason: changed };
  const again = format({ text: result.text, options });
  return again.changed || again.left
    ? { figure: 'notIdempotent', reason: again.left?.message ?? 'changed' }
    : undefined;
}

function rowOf({ id, text, gold }: CorpusFile, result: Formatted | undefined): object {
  return { id, gold: gold === true, changed: result?.changed, before: text, after: result?.text };
}
