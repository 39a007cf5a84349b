/** A range of a text: UTF-16 offsets, half-open. Lines and columns exist only where a report is written. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
