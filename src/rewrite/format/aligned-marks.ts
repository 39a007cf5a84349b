/** A continued line: what stands before its mark, in the old layout and in the new one. */
export interface MarkedLine {
  /** Indentation and content as they were. */
  readonly before: string;
  /** The blanks that stood between the content and the mark. */
  readonly gap: string;
  /** Indentation and content as they will be. */
  readonly after: string;
}

/**
 * The blanks before the continuation mark of each line: one, or as many as keep the marks in the column in which
 * neighbouring lines have them.
 */
export function gapsBeforeMarks(lines: readonly MarkedLine[]): readonly string[] {
  for (const tabWidth of [8, 4]) {
    const columns = lines.map(({ before, gap }) => width(before + gap, tabWidth));
    const aligned = alignedColumns(lines, columns);
    if (aligned.size === 0) continue;
    const moved = new Map<number, number>();
    for (const [index, { after }] of lines.entries()) {
      const column = columns[index] as number;
      if (aligned.has(column)) moved.set(column, Math.max(moved.get(column) ?? column, width(after, tabWidth) + 1));
    }
    return lines.map(({ after }, index) => {
      const column = moved.get(columns[index] as number);
      return column === undefined ? ' ' : ' '.repeat(column - width(after, tabWidth));
    });
  }
  return lines.map(() => ' ');
}

/** The columns that marks of neighbouring lines share on purpose: one of them has more than one blank before it. */
function alignedColumns(lines: readonly MarkedLine[], columns: readonly number[]): ReadonlySet<number> {
  const aligned = new Set<number>();
  for (let at = 1; at < lines.length; at++) {
    const [upper, lower] = [lines[at - 1] as MarkedLine, lines[at] as MarkedLine];
    const isPadded = upper.gap.length > 1 || lower.gap.length > 1 || upper.gap !== lower.gap;
    if (columns[at] === columns[at - 1] && isPadded) aligned.add(columns[at] as number);
  }
  return aligned;
}

function width(text: string, tabWidth: number): number {
  let columns = 0;
  for (const character of text) columns += character === '\t' ? tabWidth - (columns % tabWidth) : 1;
  return columns;
}
