import type { Instruction, Word } from '#dockerfile/document.js';
import type { Span } from '#text/span.js';

/** A use of a variable in a word that the builder expands: `$name` or `${name:-default}`. */
export interface Reference {
  readonly name: string;
  /** What stands behind the name in braces: `:-default`; '' for a plain one. */
  readonly modifier: string;
  /** The whole word where its text does not stand in the file as it is. */
  readonly span: Span;
}

/** The variables that a word uses, those inside of another one's default left out; what single quotes or an escape protect is text. */
export function referencesIn(word: Word, escape: '\\' | '`'): readonly Reference[] {
  const { text } = word;
  if (!text.includes('$')) return [];
  const references: Reference[] = [];
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === escape && quote !== "'") at++;
    else if (quote === '' ? character === "'" || character === '"' : character === quote)
      quote = quote === '' ? character : '';
    else if (character === '$' && quote !== "'") {
      VARIABLE.lastIndex = at;
      const match = VARIABLE.exec(text);
      if (!match) continue;
      const name = match[1] ?? (match[2] as string);
      const braced = match[1] !== undefined;
      const behind = at + match[0].length;
      const close = braced ? closingBrace(text, behind) : behind - 1;
      if (close < 0) continue;
      const modifier = braced ? text.slice(behind, close) : '';
      references.push({ name, modifier, span: placeOf(word, at, close + 1) });
      at = close;
    }
  }
  return references;
}

/** Whether the reference is an empty text when the variable is not set; a modifier such as `:-default` says otherwise. */
export function needsVariable({ modifier }: Reference): boolean {
  return modifier === '' || /^[#%/]/.test(modifier);
}

/** The words of an instruction in which the builder fills in variables. */
export function expandedWords(instruction: Instruction): readonly Word[] {
  switch (instruction.kind) {
    case 'COPY':
    case 'ADD': {
      const flags = instruction.flags.flatMap(({ name, value }) =>
        /^ch(?:own|mod)$/.test(name) && value ? [value] : [],
      );
      return [...flags, ...instruction.sources, ...(instruction.destination ? [instruction.destination] : [])];
    }
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => [key, value]);
    case 'ARG':
      return instruction.declarations.flatMap(({ value }) => (value ? [value] : []));
    case 'EXPOSE':
      return instruction.ports;
    case 'VOLUME':
      return instruction.paths;
    case 'USER':
      return instruction.user ? [instruction.user] : [];
    case 'WORKDIR':
      return instruction.path ? [instruction.path] : [];
    case 'STOPSIGNAL':
      return instruction.signal ? [instruction.signal] : [];
    default:
      return [];
  }
}

const VARIABLE = /\$(?:\{([A-Za-z_]\w*)|([A-Za-z_]\w*))/y;

function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') open++;
    else if (text[at] === '}') open--;
    if (open === 0) return at;
  }
  return -1;
}

function placeOf({ text, span }: Word, start: number, end: number): Span {
  const extra = span.end - span.start - text.length;
  if (extra !== 0 && extra !== 2) return span;
  const first = span.start + extra / 2;
  return { start: first + start, end: first + end };
}
