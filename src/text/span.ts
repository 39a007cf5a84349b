/** A range of a text: UTF-16 offsets, half-open. Lines and columns exist only where a report is written. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies inside `outer`; a span lies inside itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
