import type { Word, WordPart } from 'unbash';
import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';

/** A word of a command. */
export interface ShellWord {
  /** As it is written. */
  readonly text: string;
  /** Without quotes and escapes; expansions stay as they are written. */
  readonly value: string;
  /** Where it stands in the file. */
  readonly span: Span;
  /** Its parts as the shell parser sees them; undefined in an exec form, where nothing is expanded. */
  readonly syntax: Word | undefined;
  readonly source: JoinedText;
}

/** An expansion inside a word. */
export interface WordExpansion {
  readonly kind: 'parameter' | 'command' | 'arithmetic' | 'process';
  /** The variable of a parameter expansion. */
  readonly name: string | undefined;
  /** `:-`, `%`, `/` … of `${name:-word}`, `#` of `${#name}`; undefined for a plain one. */
  readonly operator: string | undefined;
  readonly quoted: boolean;
  readonly text: string;
  readonly span: Span;
}

/** A shell word from the parser. */
export function shellWord(syntax: Word, source: JoinedText): ShellWord {
  return { text: syntax.text, value: syntax.value, span: source.spanOf(syntax.pos, syntax.end), syntax, source };
}

/** Whether the word is the same whatever the variables: it has no expansion and no glob. */
export function isLiteral(word: ShellWord): boolean {
  return !word.syntax || !mayExpand(word.text) || !word.syntax.parts?.some(isDynamic);
}

/** The expansions in the word, from left to right; those inside a command substitution belong to its own commands. */
export function expansionsOf(word: ShellWord): readonly WordExpansion[] {
  if (!word.syntax?.parts || !/[$`<>]/.test(word.text)) return [];
  const expansions: WordExpansion[] = [];
  collect(word.syntax.parts, false, word.source, expansions);
  return expansions;
}

/** Whether the shell matches the word against file names. */
export function hasGlob(word: ShellWord): boolean {
  return /[*?[]/.test(word.text) && word.syntax?.parts?.some((part) => part.type === 'Glob') === true;
}

function mayExpand(text: string): boolean {
  return /[$`*?[{~<>]/.test(text);
}

function isDynamic(part: WordPart): boolean {
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') return part.parts.some(isDynamic);
  return part.type !== 'Literal' && part.type !== 'SingleQuoted' && part.type !== 'AnsiCQuoted';
}

function collect(parts: readonly WordPart[], quoted: boolean, source: JoinedText, into: WordExpansion[]): void {
  for (const part of parts) {
    const { pos, end, text } = part;
    const base = { quoted, text, span: source.spanOf(pos, end) };
    if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') collect(part.parts, true, source, into);
    else if (part.type === 'SimpleExpansion') {
      into.push({ ...base, kind: 'parameter', name: part.text.slice(1), operator: undefined });
    } else if (part.type === 'ParameterExpansion') {
      const operator =
        part.prefix ?? (part.operation && 'operator' in part.operation ? part.operation.operator : undefined);
      into.push({ ...base, kind: 'parameter', name: part.parameter, operator });
    } else if (part.type === 'CommandExpansion') {
      into.push({ ...base, kind: 'command', name: undefined, operator: undefined });
    } else if (part.type === 'ArithmeticExpansion') {
      into.push({ ...base, kind: 'arithmetic', name: undefined, operator: undefined });
    } else if (part.type === 'ProcessSubstitution') {
      into.push({ ...base, kind: 'process', name: undefined, operator: undefined });
    }
  }
}
