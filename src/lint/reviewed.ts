import type { Document } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Finding } from './finding.js';

/** A text with its meaning and what the rules say of it. */
export interface Reviewed {
  readonly document: Document;
  readonly model: Model;
  /** Those that no suppression covers. */
  readonly findings: readonly Finding[];
}
