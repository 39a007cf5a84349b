import { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';
import { continuationMark } from './continuation-mark.js';
import { readDirective } from './directive.js';
import type { Comment, Directive, Document, Instruction, Node, SyntaxProblem } from './document.js';
import { readHeredocs } from './heredoc.js';
import { readInstruction } from './readers/read-instruction.js';
import { isSpace } from './words.js';

/**
 * Parses a Dockerfile with BuildKit's meaning, without loss and without exceptions: the nodes tile the text
 * line by line, and what BuildKit would refuse stands in `problems`.
 * Source: the Dockerfile reference and moby/buildkit `frontend/dockerfile/parser`.
 */
export function parse(text: string): Document {
  const parsing: Parsing = { text, escape: '\\', directivesEnded: false, nodes: [], problems: [], comments: [] };
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const span = contentOf(text, at, end);
    const lines = { start: at, end };
    if (span.start === span.end) {
      parsing.nodes.push({ type: 'blank', lines, span });
      parsing.comments = [];
      parsing.directivesEnded = true;
      at = end;
    } else if (text[span.start] === '#') {
      takeCommentLine(parsing, lines, span);
      at = end;
    } else {
      parsing.directivesEnded = true;
      at = takeInstruction(parsing, at, span.start, end);
      parsing.comments = [];
    }
  }
  return documentOf(parsing);
}

interface Parsing {
  readonly text: string;
  escape: '\\' | '`';
  directivesEnded: boolean;
  readonly nodes: Node[];
  readonly problems: SyntaxProblem[];
  /** The comment lines directly above the current line. */
  comments: Comment[];
}

/** Behind the line feed of the line that starts at `start`. */
function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed + 1;
}

/** The line without byte order mark, indentation and line end. */
function contentOf(text: string, start: number, end: number): Span {
  let from = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const to = withoutLineEnd(text, from, end);
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  return { start: from, end: to };
}

function withoutLineEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && (text.charCodeAt(to - 1) === 10 || text.charCodeAt(to - 1) === 13)) to--;
  return to;
}

function takeCommentLine(parsing: Parsing, lines: Span, span: Span): void {
  const { text } = parsing;
  if (!parsing.directivesEnded) {
    const seen = parsing.nodes.filter((node): node is Directive => node.type === 'directive');
    const { directive, problem } = readDirective(text, lines, span, seen);
    if (problem) parsing.problems.push(problem);
    if (directive) {
      if (directive.name === 'escape' && (directive.value.text === '\\' || directive.value.text === '`'))
        parsing.escape = directive.value.text;
      parsing.nodes.push(directive);
      return;
    }
    parsing.directivesEnded = !problem;
  }
  const comment: Comment = { type: 'comment', lines, span, text: text.slice(span.start + 1, span.end).trim() };
  parsing.nodes.push(comment);
  parsing.comments.push(comment);
}

/** Reads the instruction whose first line starts at `start`; gives the offset of the line behind it. */
function takeInstruction(parsing: Parsing, start: number, contentStart: number, firstLineEnd: number): number {
  const { text } = parsing;
  const pieces = new Pieces(text);
  const innerComments: Span[] = [];
  const innerBlanks: Span[] = [];
  let end = firstLineEnd;
  let continued = pieces.add(contentStart, withoutLineEnd(text, contentStart, end), parsing.escape);
  while (continued && end < text.length) {
    const lineStart = end;
    end = lineEnd(text, lineStart);
    const content = contentOf(text, lineStart, end);
    if (content.start === content.end) innerBlanks.push({ start: lineStart, end });
    else if (text[content.start] === '#') innerComments.push(content);
    else continued = pieces.add(lineStart, withoutLineEnd(text, lineStart, end), parsing.escape);
  }
  const problem = (entry: SyntaxProblem) => parsing.problems.push(entry);
  const line = pieces.join();
  const heredocs = readHeredocs(text, line, end, problem);
  const behind = heredocs.at(-1)?.terminator.end ?? end;
  parsing.nodes.push(
    readInstruction(
      {
        line,
        lines: { start, end: behind },
        heredocs,
        innerComments,
        innerBlanks,
        comments: parsing.comments,
        trigger: false,
      },
      parsing.escape,
      problem,
    ),
  );
  return behind;
}

/** Collects the pieces of a logical line. */
class Pieces {
  readonly #source: string;
  readonly #starts: number[] = [];
  readonly #origins: number[] = [];
  #text = '';

  constructor(source: string) {
    this.#source = source;
  }

  /** Adds a line from `start` to `end` without its continuation mark; true when it had one. */
  add(start: number, end: number, escape: string): boolean {
    const mark = continuationMark(this.#source, start, end, escape);
    const to = mark < 0 ? end : mark;
    if (to > start || this.#starts.length === 0) {
      this.#starts.push(this.#text.length);
      this.#origins.push(start);
      this.#text += this.#source.slice(start, to);
    }
    return mark >= 0;
  }

  join(): JoinedText {
    return new JoinedText(this.#text, this.#starts, this.#origins);
  }
}

function documentOf(parsing: Parsing): Document {
  const { text, escape, nodes, problems } = parsing;
  const instructions = nodes.filter((node): node is Instruction => node.type === 'instruction');
  const from = instructions.findIndex((instruction) => instruction.kind === 'FROM');
  const early = instructions.slice(0, from < 0 ? undefined : from).find((instruction) => instruction.kind !== 'ARG');
  if (early) {
    const message = `${early.keyword.text} stands before the first FROM; only ARG may.`;
    problems.push({ rule: 'no-instruction-before-from', message, span: early.keyword.span });
  } else if (from < 0) {
    const message = instructions.length > 0 ? 'There is no FROM, so nothing is built.' : 'There is no instruction.';
    const last = instructions.at(-1)?.span ?? { start: 0, end: 0 };
    problems.push({ rule: 'no-missing-from', message, span: last });
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  const directives = nodes.filter((node): node is Directive => node.type === 'directive');
  return { text, escape, nodes, instructions, directives, problems };
}
