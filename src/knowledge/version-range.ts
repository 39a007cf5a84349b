/**
 * Whether a release line (`22`, `3.13`) has versions that a range of versions allows. Reads what npm's `engines` and
 * Python's `requires-python` say alike: `>=20`, `^22.1`, `20.x || 22.x`, `>=3.10,<3.13`, `~=3.11`; undefined for
 * what it does not understand.
 */
export function rangeAllows(range: string, line: string): boolean | undefined {
  const alternatives = range.split('||').map((each) => allAllow(each.trim(), numbersOf(line)));
  if (alternatives.includes(true)) return true;
  return alternatives.includes(undefined) ? undefined : false;
}

type Version = readonly number[];

function allAllow(comparators: string, line: Version): boolean | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(comparators);
  const text = hyphen ? `>=${hyphen[1]} <=${hyphen[2]}` : comparators.replace(/([<>=~^!])\s+/g, '$1');
  const verdicts = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((each) => oneAllows(each, line));
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

function oneAllows(comparator: string, line: Version): boolean | undefined {
  const [, operator = '', text = ''] =
    /^(>=|<=|>|<|===?|~=|!=|\^|~)?v?(\d+(?:\.(?:\d+|[xX*]))*|[xX*])$/.exec(comparator) ?? [];
  if (text === '') return undefined;
  const wanted = numbersOf(text);
  // A line stands for all its versions: what differs behind its last number is not seen.
  const order = compare(line, wanted.slice(0, line.length));
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0 || (order === 0 && wanted.length > line.length);
    case '<=':
      return order <= 0;
    case '<':
      return order < 0 || (order === 0 && wanted.slice(line.length).some((part) => part > 0));
    case '!=':
      return order !== 0 || wanted.length > line.length;
    case '~=':
      return order >= 0 && compare(line, wanted.slice(0, Math.max(1, wanted.length - 1)), wanted.length - 1) === 0;
    case '^':
      return order >= 0 && line[0] === wanted[0];
    default:
      return order === 0;
  }
}

function numbersOf(text: string): Version {
  const parts = text.split('.').map(Number);
  const end = parts.findIndex(Number.isNaN);
  return end < 0 ? parts : parts.slice(0, end);
}

/** Compares as far as the wanted version goes, or so many numbers. */
function compare(line: Version, wanted: Version, length = wanted.length): number {
  for (let index = 0; index < length; index += 1) {
    const difference = (line[index] ?? 0) - (wanted[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
