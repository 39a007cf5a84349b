import type { Config } from '#lint/config.js';
import type { FixedText } from '#lint/fix.js';
import { fixText } from '#lint/fix.js';
import { dockerfileGates } from '#lint/gates.js';
import { readersOf } from '../../src/review.js';
import type { CorpusFile } from './corpus.js';
import { damageOf } from './damage.js';
import { tallyFigures } from './tally-fix.js';
import { changedUntouchedRuns } from './untouched-runs.js';

interface Options {
  /** Name the files behind the figures. */
  readonly list: boolean;
  /** Also apply the fixes that a person should look at. */
  readonly review: boolean;
}

/** Applies all safe fixes together to every file, and counts what went wrong, without asking the gates. */
export function fixCorpus(files: readonly CorpusFile[], config: Config, { list, review }: Options): void {
  const { readDockerfile } = readersOf(config);
  const fix = ({ path }: CorpusFile, text: string): FixedText =>
    fixText(
      text,
      (each) => readDockerfile({ path, text: each }),
      ({ safety }) => review || safety === 'safe',
      dockerfileGates,
    );
  const figures = {
    command: 'fix',
    files: files.length,
    changed: 0,
    fixes: 0,
    unparsable: 0,
    shellBroken: 0,
    untouchedRunChanged: 0,
    notIdempotent: 0,
    withheld: 0,
    msPerFile: 0,
  };
  const perRule = new Map<string, { applied: number; withheld: number }>();
  const countOf = (rule: string) => {
    const count = perRule.get(rule) ?? { applied: 0, withheld: 0 };
    perRule.set(rule, count);
    return count;
  };
  const start = performance.now();
  const fixed = files.map((file) => fix(file, file.text));
  figures.msPerFile = Number(((performance.now() - start) / files.length).toFixed(3));
  for (const [index, result] of fixed.entries()) {
    const file = files[index] as CorpusFile;
    const { unparsable, shellBroken } = damageOf(file.text, result.text);
    const untouched = changedUntouchedRuns(file.text, result);
    const again = result.withheld.length === 0 && fix(file, result.text).text !== result.text;
    if (result.text !== file.text) figures.changed++;
    if (unparsable) figures.unparsable++;
    if (shellBroken) figures.shellBroken++;
    if (untouched.length > 0) figures.untouchedRunChanged++;
    if (again) figures.notIdempotent++;
    if (result.withheld.length > 0) figures.withheld++;
    for (const { rule } of result.passes.flat()) countOf(rule).applied++;
    for (const { rule, reason } of result.withheld) {
      countOf(rule).withheld++;
      if (list) console.log(`${file.id} ${file.path} withheld ${rule}: ${reason}`);
    }
    figures.fixes += result.passes.flat().length;
    if (!list) continue;
    for (const run of untouched) console.log(`${file.id} ${file.path} changed a RUN that no fix touched: ${run}`);
    if (unparsable || shellBroken || again)
      console.log(`${file.id} ${file.path} ${JSON.stringify({ unparsable, shellBroken, again })}`);
  }
  for (const [rule, { applied, withheld }] of [...perRule].sort(([, a], [, b]) => b.applied - a.applied))
    console.log(`${rule.padEnd(50)} applied ${String(applied).padStart(5)}  withheld ${String(withheld).padStart(4)}`);
  const tally = review ? undefined : tallyFigures(files);
  if (tally) console.log(JSON.stringify(tally));
  console.log(JSON.stringify(figures));
}
