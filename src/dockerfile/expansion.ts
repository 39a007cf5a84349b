/** How words are expanded. */
export interface ExpandOptions {
  readonly escape: '\\' | '`';
  /** The value of a variable, undefined when it is not set. */
  readonly lookup: (name: string) => string | undefined;
  /** Keep the quotes. */
  readonly rawQuotes?: boolean;
  /** Keep the escape characters. */
  readonly rawEscapes?: boolean;
  /** Leave expansions of unset variables as they are written. */
  readonly skipUnset?: boolean;
}

/** A text with its variables filled in. */
export interface Expansion {
  readonly value: string;
  /** The value split at blanks that no quotes hold together. */
  readonly words: readonly string[];
  /** Names that were set. */
  readonly used: readonly string[];
  /** Names that were not set and have no default. */
  readonly unset: readonly string[];
  /** Why the text can't be expanded; `value` is then empty, and there are no words. */
  readonly problem?: { readonly message: string; readonly at: number } | undefined;
}
