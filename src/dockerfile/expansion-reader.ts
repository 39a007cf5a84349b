import type { ExpandOptions, Expansion } from './expansion.js';
import { removePrefix, removeSuffix, replacePattern } from './shell-pattern.js';
import type { WordCollector } from './word-collector.js';

/** What escapes and quotes mean: inside of `${…}` the text behind an operator is read in another way. */
interface Mode {
  readonly keepsEscapes: boolean;
  readonly isPattern: boolean;
}

const WORD: Mode = { keepsEscapes: false, isPattern: false };
const PATTERN: Mode = { keepsEscapes: true, isPattern: true };
const REPLACEMENT: Mode = { keepsEscapes: true, isPattern: false };

/** No file that means well nests expansions deeper. */
const MAX_DEPTH = 100;

/** Characters of values that one text may take: `ENV A=$A$A`, repeated, doubles its value with every line. */
const MAX_TAKEN = 2 ** 15;

/** Steps of matching that one text may take, in characters of the value times characters of the pattern. */
const MAX_MATCHED = 2 ** 20;

const MISSING_BRACE = 'syntax error: missing }';

/** Reads one text from its start to its end and fills in its variables. */
export class ExpansionReader {
  readonly used = new Set<string>();
  readonly unset = new Set<string>();
  problem: Expansion['problem'];
  readonly #text: string;
  readonly #options: ExpandOptions;
  readonly #words: WordCollector;
  #at = 0;
  #depth = 0;
  #taken = 0;
  #matchedSteps = 0;

  constructor(text: string, options: ExpandOptions, words: WordCollector) {
    this.#text = text;
    this.#options = options;
    this.#words = words;
  }

  /** The whole text expanded; empty when there is a problem. */
  read(): string {
    const value = this.#upTo('', { keepsEscapes: this.#options.rawEscapes === true, isPattern: false });
    return this.problem ? '' : (value ?? '');
  }

  /** Reads up to the stop character and over it; undefined when the text ends before. */
  #upTo(stop: string, mode: Mode): string | undefined {
    let result = '';
    while (this.#at < this.#text.length && !this.problem) {
      const character = this.#text[this.#at] as string;
      if (character === stop) {
        this.#at++;
        return result;
      }
      result += this.#piece(character, mode);
    }
    return stop === '' ? result : undefined;
  }

  #piece(character: string, mode: Mode): string {
    const plain = character === '$' ? '' : matchAt(PLAIN, this.#text, this.#at);
    this.#at += plain.length;
    const piece = plain || (character === '$' ? this.#dollar() : this.#special(character, mode));
    if (this.#depth > 0) return piece;
    if (plain !== '' || character === '$') this.#words.addPlain(piece);
    else this.#words.addQuoted(piece);
    return piece;
  }

  /** A quoted or escaped part, a `<<` with the blanks behind it, or a character that is special elsewhere. */
  #special(character: string, mode: Mode): string {
    if (character === "'") return this.#singleQuoted(mode);
    if (character === '"') return this.#doubleQuoted(mode);
    if (character === this.#options.escape) {
      const pair = this.#text.slice(this.#at, this.#at + 2);
      this.#at += 2;
      return mode.keepsEscapes ? pair : pair.slice(1);
    }
    const piece = matchAt(HEREDOC, this.#text, this.#at) || character;
    this.#at += piece.length;
    return piece;
  }

  #singleQuoted({ isPattern }: Mode): string {
    const { escape, rawQuotes } = this.#options;
    const start = this.#at;
    const close = this.#text.indexOf("'", start + 1);
    if (close < 0) return this.#fail('unexpected end of statement while looking for matching single-quote', start);
    this.#at = close + 1;
    const content = this.#text.slice(start + 1, close);
    const piece = isPattern ? content.replaceAll(escape, escape + escape) : content;
    return rawQuotes ? `'${piece}'` : piece;
  }

  #doubleQuoted(mode: Mode): string {
    const start = this.#at++;
    let result = '';
    while (this.#at < this.#text.length && !this.problem) {
      const character = this.#text[this.#at] as string;
      if (character === '"') {
        this.#at++;
        return this.#options.rawQuotes ? `"${result}"` : result;
      }
      if (character === '$') result += this.#dollar();
      else if (character === this.#options.escape) result += this.#escapedInQuotes(mode);
      else {
        const plain = matchAt(PLAIN_IN_QUOTES, this.#text, this.#at) || character;
        result += plain;
        this.#at += plain.length;
      }
    }
    return this.#fail('unexpected end of statement while looking for matching double-quote', start);
  }

  /** Only `"`, `$` and the escape character can be escaped in double quotes; before others it stays. */
  #escapedInQuotes({ keepsEscapes, isPattern }: Mode): string {
    const { escape, rawQuotes } = this.#options;
    const next = this.#text[this.#at + 1] ?? '';
    if (next === '"' || next === '$' || next === escape) {
      this.#at += 2;
      return keepsEscapes ? escape + next : next;
    }
    this.#at++;
    return keepsEscapes && (isPattern || !rawQuotes) ? escape + escape : escape;
  }

  /** `$name`, `${…}`, or a lone dollar. */
  #dollar(): string {
    const start = this.#at++;
    if (this.#text[this.#at] === '{') return this.#braces(start);
    const name = this.#name();
    return name === '' ? '$' : this.#plainUse(name, start);
  }

  #plainUse(name: string, start: number): string {
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) return this.#text.slice(start, this.#at);
    return this.#take(value ?? '', start);
  }

  #braces(start: number): string {
    if (this.#depth >= MAX_DEPTH) return this.#fail('expansions are nested too deeply', start);
    this.#at++;
    const name = this.#name();
    const sign = this.#text[this.#at];
    if (sign === undefined) return this.#fail(MISSING_BRACE, start);
    if (name === '' && '{}:'.includes(sign)) return this.#fail('bad substitution', start);
    this.#at++;
    if (sign === '}') return this.#plainUse(name, start);
    if (sign === '/') return this.#replaced(name, start);
    if (sign === '#' || sign === '%') return this.#trimmed(name, sign, start);
    if (':-+?'.includes(sign)) return this.#conditional(name, sign, start);
    return this.#fail(unsupported(sign), start);
  }

  #conditional(name: string, sign: string, start: number): string {
    const colon = sign === ':';
    const condition = colon ? this.#text[this.#at++] : sign;
    if (condition === undefined) return this.#fail(MISSING_BRACE, start);
    const operator = colon ? sign + condition : sign;
    if ('#%'.includes(condition)) return this.#fail(unsupported(operator), start);
    const word = this.#operand('}', WORD, start);
    if (word === undefined) return '';
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) return `\${${name}${operator}${word}}`;
    const isSet = value !== undefined && !(colon && value === '');
    if (condition === '-') return isSet ? this.#take(value, start) : word;
    if (condition === '+') return isSet ? word : '';
    if (condition !== '?') return this.#fail(unsupported(operator), start);
    if (isSet) return this.#take(value, start);
    return this.#fail(`${name}: ${word || `is not allowed to be ${value === undefined ? 'unset' : 'empty'}`}`, start);
  }

  #trimmed(name: string, sign: string, start: number): string {
    const word = this.#operand('}', PATTERN, start);
    if (word === undefined) return '';
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) return `\${${name}${sign}${word}}`;
    // The sign may also come out of what stands there: `${P#$SIGN*}`.
    const greedy = word.startsWith(sign);
    const pattern = greedy ? word.slice(1) : word;
    const remove = sign === '#' ? removePrefix : removeSuffix;
    return this.#matched(value ?? '', pattern, start, (text) => remove(text, pattern, greedy));
  }

  #replaced(name: string, start: number): string {
    const all = this.#text[this.#at] === '/';
    if (all) this.#at++;
    const pattern = this.#operand('/', PATTERN, start);
    const replacement = pattern === undefined ? undefined : this.#operand('}', REPLACEMENT, start);
    if (pattern === undefined || replacement === undefined) return '';
    const value = this.#lookup(name);
    if (value === undefined && this.#options.skipUnset) {
      return `\${${name}${all ? '//' : '/'}${pattern}/${replacement}}`;
    }
    const spend = (length: number) => this.#spend(length, start);
    return this.#matched(value ?? '', pattern, start, (text) => replacePattern(text, pattern, replacement, all, spend));
  }

  /** What a pattern makes of a value. */
  #matched(value: string, pattern: string, start: number, change: (value: string) => string | undefined): string {
    this.#matchedSteps += (value.length + 1) * (pattern.length + 1);
    if (this.#matchedSteps > MAX_MATCHED) return this.#fail('the pattern takes too long to match', start);
    if (!this.#spend(value.length, start)) return '';
    return change(value) ?? this.#fail(`invalid pattern (${pattern}) in substitution`, start);
  }

  /** The text behind an operator, expanded; undefined when there is a problem. */
  #operand(stop: string, mode: Mode, start: number): string | undefined {
    this.#depth++;
    const word = this.#upTo(stop, mode);
    this.#depth--;
    if (word === undefined) this.#fail(stop === '}' ? MISSING_BRACE : 'syntax error: missing / in ${}', start);
    return this.problem ? undefined : word;
  }

  #name(): string {
    const name = matchAt(NAME, this.#text, this.#at);
    this.#at += name.length;
    return name;
  }

  #lookup(name: string): string | undefined {
    const value = this.#options.lookup(name);
    if (value === undefined) this.unset.add(name);
    else this.used.add(name);
    return value;
  }

  #take(value: string, start: number): string {
    return this.#spend(value.length, start) ? value : '';
  }

  #spend(length: number, start: number): boolean {
    this.#taken += length;
    if (this.#taken > MAX_TAKEN)
      this.#fail(`the values that are put in here are longer than ${MAX_TAKEN} characters`, start);
    return this.#taken <= MAX_TAKEN;
  }

  /** The first problem is the one that is told. */
  #fail(message: string, at: number): string {
    this.problem ??= { message, at };
    return '';
  }
}

const PLAIN = /[^$'"\\`<}/]+/y;
const PLAIN_IN_QUOTES = /[^$"\\`]+/y;
const HEREDOC = /<<[\t\r ]*/y;
const NAME = /[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?\-$!]/uy;

function unsupported(operator: string): string {
  return `unsupported modifier (${operator}) in substitution`;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
