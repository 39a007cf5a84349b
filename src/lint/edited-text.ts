import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';

/** What edits touch, and where everything else stands after them. */
export class EditedText {
  readonly #text: string;
  readonly #edits: readonly Edit[];

  constructor(text: string, edits: readonly Edit[]) {
    this.#text = text;
    this.#edits = [...edits].sort((a, b) => a.span.start - b.span.start);
  }

  /** Whether an edit changes words: what is put beside them with a blank between does not. */
  touchesWords(words: Span): boolean {
    return this.#touches(words, /^\s/, /\s$/);
  }

  /** Whether an edit changes a command: what `&&` or `;` joins to it does not. */
  touchesCommand(command: Span): boolean {
    return this.#touches(command, /^[\s\\]*(?:&&|\|\||;)/, /(?:&&|\|\||;)[\s\\]*$/);
  }

  /** Whether an edit changes whole lines: what is put above or below them does not. */
  touchesLines(lines: Span): boolean {
    return this.#touches(lines, /^\n/, /\n$/);
  }

  #touches({ start, end }: Span, apartBehind: RegExp, apartBefore: RegExp): boolean {
    return this.#edits.some((edit) => {
      const { span } = edit;
      if (span.start < end && span.end > start) return true;
      if (span.start === end) return !apartBehind.test(edit.text || this.#text.slice(span.end, span.end + 4) || '\n');
      if (span.end === start)
        return !apartBefore.test(edit.text || this.#text.slice(Math.max(0, span.start - 4), span.start) || '\n');
      return false;
    });
  }

  /** Where an offset of the text before stands after the edits; what is put in at the offset itself comes before it. */
  shifted(offset: number): number {
    let shift = 0;
    for (const { span, text } of this.#edits) {
      if (span.end > offset) break;
      shift += text.length - (span.end - span.start);
    }
    return offset + shift;
  }

  /** The texts that the edits put in, as spans of the text after them. */
  written(): readonly Span[] {
    let shift = 0;
    return this.#edits.map(({ span, text }) => {
      const start = span.start + shift;
      shift += text.length - (span.end - span.start);
      return { start, end: start + text.length };
    });
  }
}
