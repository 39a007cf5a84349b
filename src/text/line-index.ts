/** A place as people count: line and column from 1, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Knows where the lines of a text start; lines end with a line feed, as BuildKit counts them. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The number of lines; a line feed at the end of the text opens an empty last line. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line of an offset, counted from 1. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Line and column of an offset. */
  positionOf(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, column: offset - this.startOf(line) + 1 };
  }

  /** The offset where a line (from 1) starts. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#length;
  }

  /** The offset where the next line starts, that is behind this line's line feed. */
  endOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }
}
