import type { Span } from './span.js';

/**
 * A text glued together from pieces of a longer one, with the way back: what Docker makes of an
 * instruction that spans several lines, or what a shell receives from it.
 */
export class JoinedText {
  readonly text: string;
  /** Offsets in `text` where each piece starts, ascending. */
  readonly #starts: readonly number[];
  /** Offsets in the source where each piece starts. */
  readonly #origins: readonly number[];

  constructor(text: string, starts: readonly number[], origins: readonly number[]) {
    this.text = text;
    this.#starts = starts;
    this.#origins = origins;
  }

  /** One piece: `source` from `start` to `end`, unchanged. */
  static of(source: string, start: number, end: number): JoinedText {
    return new JoinedText(source.slice(start, end), [0], [start]);
  }

  /** Several texts over the same source, one behind the other. */
  static concat(parts: readonly JoinedText[]): JoinedText {
    const starts: number[] = [];
    const origins: number[] = [];
    let text = '';
    for (const part of parts) {
      for (const [index, start] of part.#starts.entries()) {
        starts.push(text.length + start);
        origins.push(part.#origins[index] as number);
      }
      text += part.text;
    }
    return new JoinedText(text, starts, origins);
  }

  /** The source offset of the character at `offset`. */
  originOf(offset: number): number {
    const piece = this.#pieceAt(offset);
    return (this.#origins[piece] ?? 0) + offset - (this.#starts[piece] ?? 0);
  }

  /** The source span of `text.slice(start, end)`: from its first to behind its last character. */
  spanOf(start: number, end: number): Span {
    const from = this.originOf(start);
    return { start: from, end: end > start ? this.originOf(end - 1) + 1 : from };
  }

  /** The part between two offsets, still knowing the way back. */
  slice(start: number, end: number = this.text.length): JoinedText {
    const starts: number[] = [];
    const origins: number[] = [];
    const first = this.#pieceAt(start);
    for (let piece = first; piece < this.#starts.length; piece++) {
      const at = this.#starts[piece] as number;
      if (piece > first && at >= end) break;
      const shift = piece === first ? start - at : 0;
      starts.push(Math.max(at - start, 0));
      origins.push((this.#origins[piece] as number) + shift);
    }
    return new JoinedText(this.text.slice(start, end), starts, origins);
  }

  /** Whether the source has exactly these characters in one run, so that an edit can replace them. */
  isContiguous(start: number, end: number): boolean {
    const span = this.spanOf(start, end);
    return span.end - span.start === end - start;
  }

  #pieceAt(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
