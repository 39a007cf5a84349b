/** Collects the words of a text that is read piece by piece: blanks end a word unless they are quoted. */
export class WordCollector {
  readonly #words: string[] = [];
  #word = '';
  #inWord = false;

  /** The words so far, the open one included. */
  words(): readonly string[] {
    return this.#inWord ? [...this.#words, this.#word] : this.#words;
  }

  /** Adds what belongs to a word whatever it holds: quoted or escaped text. */
  addQuoted(piece: string): void {
    this.#word += piece;
    this.#inWord = true;
  }

  /** Adds plain text, or what an unquoted variable gives: split at its blanks. */
  addPlain(text: string): void {
    for (const character of text) {
      if (!/\s/.test(character)) this.addQuoted(character);
      else if (this.#inWord) this.#endWord();
    }
  }

  #endWord(): void {
    this.#words.push(this.#word);
    this.#word = '';
    this.#inWord = false;
  }
}
