/** Where the escape character stands that continues the line, or -1. Blanks may follow it, but it must not be doubled. */
export function continuationMark(text: string, start: number, end: number, escape: string): number {
  let at = end - 1;
  while (at >= start && (text[at] === ' ' || text[at] === '\t')) at--;
  if (at < start || text[at] !== escape) return -1;
  return at > start && text[at - 1] === escape ? -1 : at;
}
