/**
 * Whether the newest patch of a release line, `3.12`, is in a range: as PEP 440 writes it (`>=3.11,<3.14`, `~=3.12.1`,
 * `==3.12.*`), or Poetry (`^3.11`, `~3.12`, `3.11 || 3.12`). A patch that is named with `==` counts for its line.
 * Source: https://packaging.python.org/en/latest/specifications/version-specifiers/
 */
export function rangeAllows(range: string, line: string): boolean {
  const release = line.split('.').map(Number);
  return range.split(/\|\|?/).some((alternative) => {
    const clauses = clausesOf(alternative);
    if (clauses === undefined) return false;
    const named = clauses
      .filter(({ operator, isPrefix }) => EXACT.has(operator) && !isPrefix)
      .map(({ version }) => version)
      .filter((version) => startsWith(version, release));
    return [[...release, NEWEST], ...named].some((version) => clauses.every((clause) => meets(version, clause)));
  });
}

/** Higher than any patch will be. */
const NEWEST = 999;
const EXACT = new Set(['', '==', '===']);

interface Clause {
  readonly operator: string;
  readonly version: readonly number[];
  /** `==3.12.*` */
  readonly isPrefix: boolean;
}

/** The clauses of a range; none for `*`, undefined when it cannot be read. */
function clausesOf(range: string): readonly Clause[] | undefined {
  const text = range.trim();
  if (text === '' || text === '*') return [];
  const clauses: Clause[] = [];
  const matches = text.matchAll(/([<>=!~^]*)\s*v?(\d+(?:\.\d+)*)(\.\*)?[^\s,]*/g);
  for (const [, operator = '', digits = '', prefix] of matches)
    clauses.push({ operator, version: digits.split('.').map(Number), isPrefix: prefix !== undefined });
  return clauses.length === 0 ? undefined : clauses;
}

function meets(version: readonly number[], { operator, version: bound, isPrefix }: Clause): boolean {
  const order = compare(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '!=':
      return isPrefix ? !startsWith(version, bound) : order !== 0;
    case '~=':
      return order >= 0 && startsWith(version, bound.slice(0, -1));
    case '^':
      return order >= 0 && startsWith(version, bound.slice(0, 1));
    case '~':
      return order >= 0 && startsWith(version, bound.slice(0, 2));
    default:
      return isPrefix ? startsWith(version, bound) : order === 0;
  }
}

function startsWith(version: readonly number[], prefix: readonly number[]): boolean {
  return prefix.every((part, index) => version[index] === part);
}

/** Missing parts are zeros. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
