import { columnsOf } from './indentation.js';

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
 * The blanks before the continuation mark of each line: one, or as many as keep the marks of neighbouring lines in
 * the column that they share on purpose.
 */
export function gapsBeforeMarks(lines: readonly MarkedLine[], tabWidth: number): readonly string[] {
  const columns = lines.map(({ before, gap }) => columnsOf(before + gap, tabWidth));
  const gaps: string[] = [];
  for (let start = 0; start < lines.length; start = gaps.length) {
    let end = start + 1;
    while (end < lines.length && columns[end] === columns[start]) end++;
    const block = lines.slice(start, end);
    const isAligned = block.length > 1 && block.some(({ gap }) => columnsOf(gap, tabWidth) > 1);
    const widths = block.map(({ after }) => columnsOf(after, tabWidth));
    const column = widths.reduce((most, width) => Math.max(most, width + 1), columns[start] as number);
    for (const width of widths) gaps.push(isAligned ? ' '.repeat(column - width) : ' ');
  }
  return gaps;
}
