import type { Span } from './span.js';

/** Whether nothing but blanks stands between an offset and the start of its line. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

/** The whole lines around a span, with their line ends. */
export function linesAround(text: string, { start, end }: Span): Span {
  const feed = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: feed < 0 ? text.length : feed + 1 };
}

/** The line end that stands in front of an offset: what a new line beside that one ends with. */
export function lineEndBefore(text: string, offset: number): '\n' | '\r\n' {
  return text.endsWith('\r\n', offset) ? '\r\n' : '\n';
}

/** The line end of a text: with a carriage return as soon as one line has it. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
