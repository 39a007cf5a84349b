import type { Edit } from '#text/edit.js';
import type { Span } from '#text/span.js';

export type Severity = 'error' | 'warning' | 'info';

/** What a finding costs, as far as it can be said. */
export interface Evidence {
  readonly bytes?: number;
  readonly seconds?: number;
  readonly estimated?: boolean;
}

/** A change that ends a finding. safe: the image stays the same apart from what the rule is about. */
export interface Fix {
  /** An imperative: `Add -y behind install`. */
  readonly title: string;
  readonly safety: 'safe' | 'review';
  readonly edits: readonly Edit[];
  /** Paths of the image that may disappear. */
  readonly removes?: readonly string[];
}

/** One thing that a rule has found in a text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Span;
  readonly message: string;
  readonly evidence?: Evidence | undefined;
  readonly related?: readonly { readonly at: Span; readonly note: string }[] | undefined;
  readonly fix?: Fix | undefined;
  /** Of an image: the layer and the paths in it. */
  readonly inside?: { readonly layer: number | undefined; readonly paths: readonly string[] } | undefined;
}
