import type { Span } from '#text/span.js';
import type { InstructionLine } from './instruction-lines.js';

/**
 * The lines of an instruction before which the blanks around the line break may change: there are some, or an
 * operator makes them needless, and no word or quoted text goes on across the break.
 */
export function looseLines(
  text: string,
  lines: readonly InstructionLine[],
  fixed: readonly Span[],
): ReadonlySet<InstructionLine> {
  const code = lines.filter(({ kind }) => kind === 'code');
  const crosses = crossing(fixed);
  const loose = new Set<InstructionLine>();
  let from = 0;
  for (let to = 1; to < code.length; to++) {
    const next = code[to] as InstructionLine;
    const hasContent = next.content.end > next.content.start;
    if (!hasContent && to < code.length - 1) continue;
    const between = code.slice(from + 1, to + 1);
    if (!hasContent || isLoose(text, code[from] as InstructionLine, between, crosses))
      for (const line of between) loose.add(line);
    from = to;
  }
  return loose;
}

function isLoose(
  text: string,
  last: InstructionLine,
  between: readonly InstructionLine[],
  crosses: (from: number, to: number) => boolean,
): boolean {
  const next = between.at(-1) as InstructionLine;
  if (crosses(last.gap.end, next.indent.start)) return false;
  const blanks = [last.gap, ...between.map(({ indent }) => indent)].some((span) => span.end > span.start);
  return blanks || isSeparated(text, last.content, next.content);
}

/** Whether a fixed part starts before one place and ends behind another; asked from top to bottom. */
function crossing(fixed: readonly Span[]): (from: number, to: number) => boolean {
  const sorted = [...fixed].sort((a, b) => a.start - b.start);
  let at = 0;
  let furthest = 0;
  return (from, to) => {
    for (let span = sorted[at]; span && span.start < from; span = sorted[++at]) furthest = Math.max(furthest, span.end);
    return furthest > to;
  };
}

/** `a &&` and `b`, or `a` and `&& b`: the shell needs no blank there. */
function isSeparated(text: string, last: Span, next: Span): boolean {
  const before = text.slice(Math.max(last.start, last.end - 2), last.end);
  const after = text.slice(next.start, next.start + 2);
  return /(?:&&|\|\||[^;&|<>];)$/.test(before)
    ? !/^[;&|<>]/.test(after)
    : /^(?:&&|\|\|)/.test(after) && !/[;&|<>]$/.test(before);
}
