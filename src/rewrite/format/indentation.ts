import type { FormatOptions } from './format-options.js';

/** What one level of indentation is: its text, how wide it is, and how many columns a tab counts. */
export interface IndentUnit {
  readonly text: string;
  readonly columns: number;
  readonly tabWidth: number;
  /** It is what the options say, and not what the file does. */
  readonly isAsked: boolean;
}

/**
 * The unit that the options ask for, else the one that most instructions of the file have, given the indentations in
 * each of them; 4 blanks if that is none of the usual.
 */
export function indentUnit(
  { indent, tabWidth }: FormatOptions,
  indentations: readonly (readonly string[])[],
): IndentUnit {
  const isAsked = indent !== undefined;
  const chosen = indent ?? usualIndent(indentations);
  if (chosen !== 'tab') return { text: ' '.repeat(chosen), columns: chosen, tabWidth: tabWidth ?? 4, isAsked };
  const width = tabWidth ?? widthOfTabs(indentations.flat());
  return { text: '\t', columns: width, tabWidth: width, isAsked };
}

/** Who mixes tabs with eight blanks sees tabs eight wide. */
function widthOfTabs(indentations: readonly string[]): number {
  const blanks = indentations.filter((each) => /^ +$/.test(each));
  return blanks.length > 0 && blanks.every((each) => each.length % 8 === 0) ? 8 : 4;
}

const USUAL: readonly (number | 'tab')[] = [4, 'tab', 2, 8];

function usualIndent(indentations: readonly (readonly string[])[]): number | 'tab' {
  const counts = new Map<number | 'tab', number>();
  for (const each of indentations) {
    const [first, ...others] = each;
    if (first === undefined) continue;
    const smallest = others.reduce(
      (least, blanks) => (columnsOf(blanks, 4) < columnsOf(least, 4) ? blanks : least),
      first,
    );
    const name = smallest.startsWith('\t') ? 'tab' : smallest.length;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best: number | 'tab' = 4;
  for (const name of USUAL) if ((counts.get(name) ?? 0) > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** The columns that blanks and tabs take at the start of a line. */
export function columnsOf(blanks: string, tabWidth: number): number {
  let columns = 0;
  for (const character of blanks) columns += character === '\t' ? tabWidth - (columns % tabWidth) : 1;
  return columns;
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
