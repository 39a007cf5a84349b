import type { ExpandOptions, Expansion } from './expansion.js';
import { removePrefix, removeSuffix, replacePattern } from './shell-pattern.js';
import { WordCollector } from './word-collector.js';

/**
 * Fills in variables as BuildKit does it outside of RUN: quotes, escapes, and `${name}` with the operators
 * `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` `//`. Never throws.
 * Source: moby/buildkit frontend/dockerfile/shell, and the Dockerfile reference on environment replacement.
 */
export function expand(text: string, options: ExpandOptions): Expansion {
  if (!/[$'"\\`]/.test(text)) {
    return { value: text, words: text.split(/\s+/).filter((word) => word !== ''), used: [], unset: [] };
  }
  const lexer = new Lexer(text, options);
  const value = lexer.read('', 0);
  return { value, words: lexer.words(), used: [...lexer.used], unset: [...lexer.unset], problem: lexer.problem };
}

/** No file that means well nests expansions deeper. */
const MAX_DEPTH = 100;

class Lexer {
  readonly used = new Set<string>();
  readonly unset = new Set<string>();
  problem: Expansion['problem'];
  readonly #text: string;
  readonly #options: ExpandOptions;
  #at = 0;
  readonly #words = new WordCollector();
  #keepsEscapes: boolean;

  constructor(text: string, options: ExpandOptions) {
    this.#text = text;
    this.#options = options;
    this.#keepsEscapes = options.rawEscapes === true;
  }

  words(): readonly string[] {
    return this.#words.words();
  }

  /** Reads up to one of the `stop` characters (left unread) or the end; `depth` counts the expansions around. */
  read(stop: string, depth: number): string {
    let result = '';
    const { escape } = this.#options;
    while (this.#at < this.#text.length && !this.problem) {
      const character = this.#text[this.#at] as string;
      if (stop !== '' && stop.includes(character)) return result;
      if (character === "'") result += this.#singleQuoted(depth);
      else if (character === '"') result += this.#doubleQuoted(depth);
      else if (character === '$') result += this.#dollar(depth, false);
      else if (character === escape) {
        this.#at++;
        const next = this.#text[this.#at];
        if (next === undefined) break;
        this.#at++;
        const piece = this.#keepsEscapes ? character + next : next;
        result += piece;
        this.#raw(piece, depth);
      } else {
        this.#at++;
        result += character;
        this.#expanded(character, depth);
      }
    }
    return result;
  }

  #singleQuoted(depth: number): string {
    const start = this.#at;
    const close = this.#text.indexOf("'", start + 1);
    if (close < 0) return this.#fail('unexpected end of statement while looking for matching single-quote', start);
    this.#at = close + 1;
    const piece = this.#options.rawQuotes ? this.#text.slice(start, close + 1) : this.#text.slice(start + 1, close);
    this.#raw(piece, depth);
    return piece;
  }

  #doubleQuoted(depth: number): string {
    const { escape, rawQuotes } = this.#options;
    const start = this.#at++;
    let result = rawQuotes ? '"' : '';
    while (this.#at < this.#text.length && !this.problem) {
      const character = this.#text[this.#at] as string;
      if (character === '"') {
        this.#at++;
        if (rawQuotes) result += '"';
        this.#raw(result, depth);
        return result;
      }
      if (character === '$') {
        result += this.#dollar(depth, true);
        continue;
      }
      this.#at++;
      if (character !== escape) result += character;
      else {
        const next = this.#text[this.#at];
        if (next === undefined) break;
        // Only these can be escaped in double quotes; before others the escape character stays.
        const escapable = next === '"' || next === '$' || next === escape;
        if (!escapable || this.#keepsEscapes) result += character;
        result += next;
        this.#at++;
      }
    }
    return this.problem
      ? result
      : this.#fail('unexpected end of statement while looking for matching double-quote', start);
  }

  /** `$name`, `${…}`, or a lone dollar. */
  #dollar(depth: number, quoted: boolean): string {
    const start = this.#at++;
    const value = this.#text[this.#at] === '{' ? this.#braces(start, depth) : this.#plain(start);
    if (!quoted) this.#expanded(value, depth);
    return value;
  }

  #plain(start: number): string {
    const name = parameterAt(this.#text, this.#at);
    if (name === '') return '$';
    this.#at += name.length;
    return this.#valueOf(name, start);
  }

  #valueOf(name: string, start: number): string {
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) return this.#text.slice(start, this.#at);
    return value ?? '';
  }

  #lookup(name: string): string | undefined {
    const value = this.#options.lookup(name);
    if (value === undefined) this.unset.add(name);
    else this.used.add(name);
    return value;
  }

  #braces(start: number, depth: number): string {
    if (depth >= MAX_DEPTH) return this.#fail('expansions are nested too deeply', start);
    this.#at++;
    const name = parameterAt(this.#text, this.#at);
    if (name === '') {
      return this.#fail(this.#at >= this.#text.length ? 'syntax error: missing }' : 'bad substitution', start);
    }
    this.#at += name.length;
    const operator = this.#text[this.#at];
    if (operator === '}') {
      this.#at++;
      return this.#valueOf(name, start);
    }
    switch (operator) {
      case ':':
      case '-':
      case '+':
      case '?':
        return this.#conditional(name, operator, start, depth);
      case '#':
      case '%':
        return this.#trimmed(name, operator, start, depth);
      case '/':
        return this.#replaced(name, start, depth);
      default:
        return this.#fail(
          operator === undefined ? 'syntax error: missing }' : `unsupported modifier (${operator}) in substitution`,
          start,
        );
    }
  }

  #conditional(name: string, first: string, start: number, depth: number): string {
    this.#at++;
    const colon = first === ':';
    const operator = colon ? this.#text[this.#at++] : first;
    if (operator === undefined || !'-+?'.includes(operator)) {
      return this.#fail(
        operator === undefined
          ? 'syntax error: missing modifier'
          : `unsupported modifier (${operator}) in substitution`,
        start,
      );
    }
    const word = this.#operand('}', depth);
    if (!this.#close(start)) return '';
    const value = this.#lookup(name);
    const isSet = value !== undefined && !(colon && value === '');
    if (operator === '-') return isSet ? value : word;
    if (operator === '+') return isSet ? word : '';
    if (isSet) return value;
    return this.#fail(
      `${name}: ${word || (colon ? 'is not allowed to be empty' : 'is not allowed to be unset')}`,
      start,
    );
  }

  #trimmed(name: string, operator: string, start: number, depth: number): string {
    this.#at++;
    const greedy = this.#text[this.#at] === operator;
    if (greedy) this.#at++;
    const pattern = this.#pattern('}', depth);
    if (!this.#close(start)) return '';
    const value = this.#lookup(name);
    if (value === undefined) return this.#options.skipUnset ? this.#text.slice(start, this.#at) : '';
    return operator === '#' ? removePrefix(value, pattern, greedy) : removeSuffix(value, pattern, greedy);
  }

  #replaced(name: string, start: number, depth: number): string {
    this.#at++;
    const all = this.#text[this.#at] === '/';
    if (all) this.#at++;
    const pattern = this.#pattern('/}', depth);
    if (this.#text[this.#at] !== '/') return this.#fail(`missing '/' in replacement of ${name}`, start);
    this.#at++;
    const kept = this.#keepsEscapes;
    this.#keepsEscapes = true;
    const replacement = this.#operand('}', depth);
    this.#keepsEscapes = kept;
    if (!this.#close(start)) return '';
    const value = this.#lookup(name);
    if (value === undefined) return this.#options.skipUnset ? this.#text.slice(start, this.#at) : '';
    return replacePattern(value, pattern, replacement, all);
  }

  /** The word behind an operator, expanded. */
  #operand(stop: string, depth: number): string {
    return this.read(stop, depth + 1);
  }

  /** A pattern keeps its escapes: `\*` means the character. */
  #pattern(stop: string, depth: number): string {
    const { escape } = this.#options;
    let result = '';
    while (this.#at < this.#text.length && !this.problem) {
      const character = this.#text[this.#at] as string;
      if (stop.includes(character)) return result;
      if (character === '$') result += this.#dollar(depth + 1, true);
      else if (character === escape && this.#at + 1 < this.#text.length) {
        result += `\\${this.#text[this.#at + 1]}`;
        this.#at += 2;
      } else {
        result += character;
        this.#at++;
      }
    }
    return result;
  }

  #close(start: number): boolean {
    if (this.problem) return false;
    if (this.#text[this.#at] !== '}') {
      this.#fail('syntax error: missing }', start);
      return false;
    }
    this.#at++;
    return true;
  }

  #fail(message: string, at: number): string {
    this.problem ??= { message, at };
    return '';
  }

  #raw(piece: string, depth: number): void {
    if (depth === 0) this.#words.addQuoted(piece);
  }

  #expanded(value: string, depth: number): void {
    if (depth === 0) this.#words.addPlain(value);
  }
}

/** The parameter that is named at an offset: a variable, digits, or a special sign; '' when none is. */
function parameterAt(text: string, at: number): string {
  const pattern = /[A-Za-z_]\w*|\d+|[@*#?\-$!]/y;
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
