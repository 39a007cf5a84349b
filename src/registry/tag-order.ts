/** Tags by version, the newest first; a release stands before its own variants, names without a version come last. */
export function sortTags(tags: readonly string[]): readonly string[] {
  return tags
    .map((tag) => ({ tag, ...partsOf(tag) }))
    .sort(compare)
    .map(({ tag }) => tag);
}

interface Parts {
  readonly numbers: readonly string[] | undefined;
  readonly rest: string;
}

function partsOf(tag: string): Parts {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(tag);
  return match
    ? {
        numbers: (match[1] as string).split('.').map((number) => number.replace(/^0+(?=\d)/, '')),
        rest: tag.slice(match[0].length),
      }
    : { numbers: undefined, rest: tag };
}

function compare(a: Parts, b: Parts): number {
  if (!a.numbers || !b.numbers) return Number(!a.numbers) - Number(!b.numbers) || natural(a.rest, b.rest);
  for (let index = 0; index < Math.max(a.numbers.length, b.numbers.length); index++) {
    const difference = compareNumbers(b.numbers[index] ?? '', a.numbers[index] ?? '');
    if (difference !== 0) return difference;
  }
  return Number(a.rest !== '') - Number(b.rest !== '') || natural(b.rest, a.rest);
}

/** By length, then by digits: the numbers in tags such as 20261121093000 outgrow what a number holds exactly. */
function compareNumbers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}

function natural(a: string, b: string): number {
  return order.compare(a, b);
}

const order = new Intl.Collator('en', { numeric: true });
