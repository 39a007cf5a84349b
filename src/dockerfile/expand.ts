import type { ExpandOptions, Expansion } from './expansion.js';
import { ExpansionReader } from './expansion-reader.js';
import { WordCollector } from './word-collector.js';

/**
 * Fills in variables as BuildKit does it outside of RUN: quotes, escapes, and `${name}` with the operators
 * `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` `//`. Never throws.
 * Source: moby/buildkit frontend/dockerfile/shell, and the Dockerfile reference on environment replacement.
 */
export function expand(text: string, options: ExpandOptions): Expansion {
  const words = new WordCollector();
  if (!/[$'"\\`]|<</.test(text)) {
    words.addPlain(text);
    return { value: text, words: words.words(), used: [], unset: [] };
  }
  const reader = new ExpansionReader(text, options, words);
  const value = reader.read();
  const { used, unset, problem } = reader;
  return { value, words: problem ? [] : words.words(), used: [...used], unset: [...unset], problem };
}
