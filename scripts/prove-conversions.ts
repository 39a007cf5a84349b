import type { Proof } from '#engine/proof.js';
import { cases, convertedFor } from '../test/convert/cases.js';
import { proveCase, reductionOf } from '../test/convert/prove-case.js';

// Builds and runs every case of test/convert that says how it behaves, and prints what came of it. CASE=name takes one.
// With --times it builds both again after a change of a source file, and tells how long that took.
const measure = process.argv.includes('--times');
const proofs: Proof[] = [];
const counts = { converted: 0, refused: 0, wrong: 0, unproven: 0 };
for (const each of cases) {
  const { outcome, code, engine } = each.expectation;
  const conversion = await convertedFor(each);
  const isExpected =
    conversion.kind === (outcome ?? 'converted') && ('code' in conversion ? conversion.code : undefined) === code;
  if (!isExpected) counts.wrong += 1;
  else if (outcome !== undefined) counts.refused += 1;
  else counts.converted += 1;
  if (!isExpected || !engine) continue;
  try {
    const proof = await proveCase(each, measure);
    const against = [...proof.unexplained, ...proof.worse];
    if (against.length > 0) counts.unproven += 1;
    else proofs.push(proof);
    const words = [
      against.join('; ') || 'proven',
      `${megabytes(proof.before.size)} to ${megabytes(proof.after.size)} MB`,
      `${reductionOf(proof).toFixed(1)} % smaller`,
      openedOf(proof),
      ...warmWords(proof),
    ];
    console.log(`${each.name}: ${words.join(', ')}`);
  } catch (error) {
    counts.unproven += 1;
    console.log(`${each.name}: ${error instanceof Error ? error.message : error}`);
  }
}
const reductions = proofs.map(reductionOf).sort((a, b) => a - b);
const warm = proofs.flatMap(({ before, after }) =>
  before.warmSeconds && after.warmSeconds ? [{ before: before.warmSeconds, after: after.warmSeconds }] : [],
);
const noSlower = warm.filter(({ before, after }) => after <= before);
const ratios = warm.map(({ before, after }) => after / before).sort((a, b) => a - b);
console.log(
  [
    `${cases.length} cases`,
    `${counts.converted} converted`,
    `${proofs.length} of ${proofs.length + counts.unproven} that were built are proven`,
    `${counts.refused} refused or not needed with the right reason`,
    `${counts.wrong} wrong`,
    `${counts.unproven} unproven`,
    `smaller by ${mean(reductions).toFixed(1)} % (mean), ${median(reductions).toFixed(1)} % (median)`,
    ...(warm.length > 0
      ? [
          `warm rebuild no slower than before in ${noSlower.length} of ${warm.length}`,
          `${mean(ratios).toFixed(2)} (mean), ${median(ratios).toFixed(2)} (median) times as long`,
        ]
      : []),
  ].join(', '),
);
if (counts.wrong + counts.unproven > 0) process.exitCode = 1;

function openedOf({ opened }: Proof): string {
  if (!opened || 'notNoted' in opened) return `what it opens is not noted: ${opened?.notNoted}`;
  return `${opened.opened.length} of ${opened.lost} files that were left behind are opened`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Seconds after a change of a source file, before and after the conversion. */
function warmWords({ before, after }: Proof): readonly string[] {
  if (before.warmSeconds === undefined || after.warmSeconds === undefined) return [];
  return [`warm ${before.warmSeconds.toFixed(1)} s, now ${after.warmSeconds.toFixed(1)} s (${before.touched})`];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
