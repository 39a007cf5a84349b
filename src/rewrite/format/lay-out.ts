import type { Document, Instruction, Node } from '#dockerfile/document.js';
import { modelOf } from '#model/model.js';
import { fixedParts } from './fixed-parts.js';
import type { FormatOptions } from './format-options.js';
import { indentUnit } from './indentation.js';
import { contentEnd, instructionLines } from './instruction-lines.js';
import { looseLines } from './joins.js';
import type { Layout } from './lay-out-instruction.js';
import { layOutInstruction, movingIndents } from './lay-out-instruction.js';

/** The text of a document in its new layout. The document has no problems. */
export function layOut(document: Document, options: FormatOptions): string {
  const { text } = document;
  const layouts = layoutsOf(document);
  const writer = new Writer(options.lineEnd ?? usualLineEnd(text));
  const unit = indentUnit(
    options,
    [...layouts.values()].map((layout) => movingIndents(text, layout)),
  );
  const trim = options.trimLines !== false;
  const stageStarts = startsOfStages(document);
  for (const node of document.nodes) {
    if (stageStarts.has(node)) writer.separate();
    if (node.type === 'blank') writer.blank();
    else if (node.type === 'instruction') {
      writer.lines(layOutInstruction(document, layouts.get(node) as Layout, unit, options));
      writer.raw(heredocsOf(text, node));
    } else writer.comment(node, contentOf(document, node, trim));
  }
  const hasLineEnd = text.endsWith('\n') || options.finalLineEnd !== false;
  return (text.startsWith('\ufeff') ? '\ufeff' : '') + writer.text(hasLineEnd);
}

function layoutsOf(document: Document): ReadonlyMap<Instruction, Layout> {
  const model = modelOf(document);
  return new Map(
    document.instructions.map((instruction) => {
      const lines = instructionLines(document, instruction);
      // Most instructions are one line, in which nothing can move.
      const loose = lines.length === 1 ? NONE : looseLines(document.text, lines, fixedParts(model, instruction));
      return [instruction, { instruction, lines, loose }];
    }),
  );
}

const NONE: Layout['loose'] = new Set();

function usualLineEnd(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const carriageReturns = text.split('\r\n').length - 1;
  return carriageReturns * 2 > all ? '\r\n' : '\n';
}

/** The nodes that open a stage but the first: FROM, or the first of the comments directly above it. */
function startsOfStages({ instructions }: Document): ReadonlySet<Node> {
  const stages = instructions.filter(({ kind }) => kind === 'FROM');
  return new Set(stages.slice(1).map((from) => from.comments[0] ?? from));
}

function heredocsOf(text: string, { heredocs, lines }: Instruction): string {
  const first = heredocs[0];
  return first ? text.slice(first.body.start, lines.end) : '';
}

/** A comment without indentation; a parser directive as it is. */
function contentOf({ text }: Document, { type, span, lines }: Node, trim: boolean): string {
  const start = text.charCodeAt(lines.start) === 0xfeff ? lines.start + 1 : lines.start;
  if (type === 'directive') return text.slice(start, span.end);
  return text.slice(span.start, trim ? contentEnd(text, span.start, span.end, true) : span.end);
}

/** Puts lines together; blank lines wait until something follows them. */
class Writer {
  readonly #lineEnd: string;
  #text = '';
  #blank = false;

  constructor(lineEnd: string) {
    this.#lineEnd = lineEnd;
  }

  blank(): void {
    this.#blank = true;
  }

  /** One blank line before what follows. */
  separate(): void {
    this.#blank = true;
  }

  comment({ type }: Node, content: string): void {
    // Behind a blank line at the top it is a comment; without that line it would be a parser directive.
    if (this.#text === '' && this.#blank && type === 'comment' && /^#\s*\w+\s*=/.test(content)) {
      this.#text += this.#lineEnd;
    }
    this.lines([content]);
  }

  lines(lines: readonly string[]): void {
    if (this.#blank && this.#text !== '' && this.#text !== this.#lineEnd) this.#text += this.#lineEnd;
    this.#blank = false;
    for (const line of lines) this.#text += line + this.#lineEnd;
  }

  raw(text: string): void {
    this.#text += text;
  }

  text(hasLineEnd: boolean): string {
    if (this.#text === '') return '';
    const content = this.#text.replace(/\r?\n$/, '');
    return hasLineEnd ? content + this.#lineEnd : content;
  }
}
