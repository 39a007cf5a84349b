import { byPath } from '#text/by-path.js';
import type { ReportedFinding } from './report.js';

/** A file after its fixes. */
export interface FixedSubject {
  readonly path: string;
  readonly before: string;
  readonly text: string;
  readonly applied: readonly {
    readonly rule: string;
    readonly title: string;
    readonly safety: 'safe' | 'review';
    readonly removes: readonly string[];
  }[];
  readonly withheld: readonly { readonly rule: string; readonly reason: string }[];
  readonly remaining: readonly ReportedFinding[];
  /** Why it could not be read or written. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

/** What was fixed. The totals count fixes and findings, `withheld` and `unread` files. */
export interface FixReport {
  readonly schema: 1;
  readonly subjects: readonly FixedSubject[];
  readonly summary: {
    readonly files: number;
    readonly changed: number;
    readonly fixes: number;
    readonly withheld: number;
    readonly unread: number;
    readonly remaining: number;
    /** Findings that are left and have a fix to look at. */
    readonly reviewable: number;
  };
}

/** The report of files that were fixed, in order of their path. */
export function fixReportOf(files: readonly FixedSubject[]): FixReport {
  const subjects = [...files].sort(byPath);
  const remaining = subjects.flatMap((subject) => subject.remaining);
  return {
    schema: 1,
    subjects,
    summary: {
      files: subjects.length,
      changed: subjects.filter(({ before, text }) => before !== text).length,
      fixes: subjects.reduce((sum, { applied }) => sum + applied.length, 0),
      withheld: subjects.filter(({ withheld }) => withheld.length > 0).length,
      unread: subjects.filter(({ error }) => error).length,
      remaining: remaining.length,
      reviewable: remaining.filter(({ fix }) => fix?.safety === 'review').length,
    },
  };
}
