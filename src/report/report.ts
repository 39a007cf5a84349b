import type { Position } from '#text/line-index.js';

/** What every surface prints, and what `--format json` promises: schema 1. */
export interface Report {
  readonly schema: 1;
  readonly tool: { readonly name: 'plimsoll'; readonly version: string };
  readonly subjects: readonly Subject[];
  readonly summary: Summary;
}

/** What a file is. */
export type SubjectKind = 'dockerfile' | 'dockerignore' | 'image';

/** One reviewed file. `error` says why it could not be reviewed; then there are no findings. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly path: string;
  readonly findings: readonly ReportedFinding[];
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

export type Severity = 'error' | 'warning' | 'info';

/** One thing that is wrong, at an exact place. Lines and columns are 1-based, columns in UTF-16 units; `end` is exclusive. */
export interface ReportedFinding {
  readonly rule: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly severity: Severity;
  readonly message: string;
  /** Why it matters, from the rule: Markdown inline code only. */
  readonly why: string;
  /** The way out in one sentence, from the rule. */
  readonly remedy: string;
  readonly start: Position;
  readonly end: Position;
  readonly evidence?: { readonly bytes?: number; readonly seconds?: number; readonly estimated?: boolean };
  readonly related?: readonly { readonly start: Position; readonly end: Position; readonly note: string }[];
  readonly fix?: ReportedFix;
  /** Of an image: the layer, from 0, and the paths in it, the most telling first. */
  readonly inside?: { readonly layer?: number | undefined; readonly paths: readonly string[] };
}

export interface ReportedFix {
  readonly title: string;
  readonly safety: 'safe' | 'review';
  readonly edits: readonly { readonly start: Position; readonly end: Position; readonly text: string }[];
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: number;
}
