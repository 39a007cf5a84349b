import { isSpace } from './words.js';

/** Collects the words of a text that is read piece by piece: blanks end a word unless they are quoted. */
export class WordCollector {
  readonly #words: string[] = [];
  #word = '';

  /** The words so far, the open one included. A pair of quotes with nothing in it makes none. */
  words(): readonly string[] {
    return this.#word === '' ? this.#words : [...this.#words, this.#word];
  }

  /** Adds what belongs to a word whatever it holds: quoted or escaped text. */
  addQuoted(piece: string): void {
    this.#word += piece;
  }

  /** Adds plain text, or what an unquoted variable gives: split at its blanks. */
  addPlain(text: string): void {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      if (!isSpace(text.charCodeAt(at))) continue;
      this.#word += text.slice(start, at);
      if (this.#word !== '') this.#words.push(this.#word);
      this.#word = '';
      start = at + 1;
    }
    this.#word += text.slice(start);
  }
}
