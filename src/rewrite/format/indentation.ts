/** What one level of indentation is: its text, and how many columns a tab counts. */
export interface IndentUnit {
  readonly text: string;
  readonly columns: number;
  readonly tabWidth: number;
}

/** The unit for an option: a number of blanks, or a tab. */
export function indentUnit(indent: number | 'tab', tabWidth: number): IndentUnit {
  return indent === 'tab'
    ? { text: '\t', columns: tabWidth, tabWidth }
    : { text: ' '.repeat(indent), columns: indent, tabWidth };
}

/** The columns that blanks and tabs take at the start of a line. */
export function columnsOf(blanks: string, tabWidth: number): number {
  let columns = 0;
  for (const character of blanks) columns += character === '\t' ? tabWidth - (columns % tabWidth) : 1;
  return columns;
}

const USUAL: readonly (number | 'tab')[] = [4, 'tab', 2, 8];

/** The indentation that most instructions of a file have, given the smallest of each; 4 blanks if that is none of the usual. */
export function usualIndent(smallest: readonly string[]): number | 'tab' {
  const counts = new Map<number | 'tab' | 'other', number>();
  for (const blanks of smallest) {
    const named = blanks.startsWith('\t') ? 'tab' : blanks.length;
    const name = USUAL.includes(named) ? named : 'other';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best: number | 'tab' = 4;
  for (const name of USUAL) if ((counts.get(name) ?? 0) > (counts.get(best) ?? 0)) best = name;
  return best;
}

/**
 * The new indentation for each depth that lines of an instruction have, in columns. The least deep ones get one unit;
 * where they had it before, the others keep what they are deeper, elsewhere each depth becomes a level of its own.
 */
export function newIndents(depths: readonly number[], unit: IndentUnit): ReadonlyMap<number, string> {
  const sorted = [...new Set(depths)].sort((a, b) => a - b);
  const [smallest = 0] = sorted;
  // People who indent by tabs set off lists of packages by two.
  const isInPlace = smallest === unit.columns || (unit.text === '\t' && smallest === 2 * unit.columns);
  const areLevels = !isInPlace && sorted.every((depth, at) => at === 0 || depth - (sorted[at - 1] as number) > 1);
  const indents = new Map<number, string>();
  let columns = isInPlace ? smallest : unit.columns;
  for (const [at, depth] of sorted.entries()) {
    const deeper = at === 0 ? 0 : depth - (sorted[at - 1] as number);
    // A longer way is an alignment with something above.
    columns += areLevels && deeper > 0 && deeper <= 8 ? unit.columns : deeper;
    indents.set(depth, blanksFor(columns, unit));
  }
  return indents;
}

function blanksFor(columns: number, { text, columns: width }: IndentUnit): string {
  if (text !== '\t') return ' '.repeat(columns);
  return '\t'.repeat(Math.floor(columns / width)) + ' '.repeat(columns % width);
}
