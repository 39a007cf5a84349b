import { continuationMark } from '#dockerfile/continuation-mark.js';
import type { Document, Instruction } from '#dockerfile/document.js';
import type { Span } from '#text/span.js';

/** A line of an instruction, in pieces that tile it: indent, content, gap, and the mark with what follows. */
export interface InstructionLine {
  readonly kind: 'code' | 'comment' | 'blank';
  readonly indent: Span;
  /** Empty in a blank line and in one that has nothing but a continuation mark. */
  readonly content: Span;
  /** The blanks behind the content. */
  readonly gap: Span;
  /** The instruction goes on in the next line. */
  readonly continued: boolean;
}

/** The lines of an instruction up to its here-documents. */
export function instructionLines({ text, escape }: Document, instruction: Instruction): readonly InstructionLine[] {
  const end = instruction.heredocs[0]?.body.start ?? instruction.lines.end;
  const comments = new Set(instruction.innerComments.map(({ start }) => start));
  const blanks = new Set(instruction.innerBlanks.map(({ start }) => start));
  const lines: InstructionLine[] = [];
  for (let at = instruction.lines.start; at < end; ) {
    const start = at === 0 && text.charCodeAt(0) === 0xfeff ? 1 : at;
    const feed = text.indexOf('\n', at);
    at = feed < 0 || feed >= end ? end : feed + 1;
    const to = withoutLineEnd(text, start, at);
    const contentStart = withoutBlanks(text, start, to);
    if (blanks.has(start)) lines.push(lineOf('blank', start, to, to, to, false));
    else if (comments.has(contentStart))
      lines.push(lineOf('comment', start, contentStart, contentEnd(text, contentStart, to, true), to, false));
    else {
      const mark = continuationMark(text, start, to, escape);
      const codeEnd = mark < 0 ? to : mark;
      const from = Math.min(contentStart, codeEnd);
      lines.push(lineOf('code', start, from, contentEnd(text, from, codeEnd, mark < 0), codeEnd, mark >= 0));
    }
  }
  return lines;
}

function lineOf(
  kind: InstructionLine['kind'],
  start: number,
  contentStart: number,
  contentEnd: number,
  gapEnd: number,
  continued: boolean,
): InstructionLine {
  return {
    kind,
    indent: { start, end: contentStart },
    content: { start: contentStart, end: contentEnd },
    gap: { start: contentEnd, end: gapEnd },
    continued,
  };
}

function withoutLineEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && (text[to - 1] === '\n' || text[to - 1] === '\r')) to--;
  return to;
}

function withoutBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** Where the content of a line ends; at the end of a line a carriage return is a blank, too. */
export function contentEnd(text: string, start: number, end: number, isLineEnd: boolean): number {
  let to = end;
  while (to > start && (text[to - 1] === ' ' || text[to - 1] === '\t' || (isLineEnd && text[to - 1] === '\r'))) to--;
  return to;
}
