import type { Document } from '#dockerfile/document.js';
import type { Model } from '#model/model.js';
import type { Finding } from './finding.js';
import type { IgnoreSubject } from './ignore-rule.js';

/** A text and what the rules say of it. */
export interface ReviewedText {
  readonly text: string;
  /** Those that no suppression covers. */
  readonly findings: readonly Finding[];
}

/** A Dockerfile with its meaning. */
export interface Reviewed extends ReviewedText {
  readonly document: Document;
  readonly model: Model;
}

/** A .dockerignore with what is known around it. */
export interface ReviewedIgnore extends ReviewedText {
  readonly subject: IgnoreSubject;
}
