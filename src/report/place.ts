import type { Position } from '#text/line-index.js';
import type { ReportedFinding } from './report.js';

/** The last line that a range touches: a range that ends in column 1 ends with the line before. */
export function lastLineOf({ start, end }: { readonly start: Position; readonly end: Position }): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** The findings in the order in which a reader of the file meets them. */
export function inOrder(findings: readonly ReportedFinding[]): ReportedFinding[] {
  return [...findings].sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);
}
