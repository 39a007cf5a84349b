import type { Severity, Subject, Summary } from './report.js';

/** The totals of a report. `files` counts every subject, `fixable` the findings that have a safe fix. */
export function summaryOf(subjects: readonly Subject[]): Summary {
  const findings = subjects.flatMap((subject) => subject.findings);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    files: subjects.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    fixable: findings.filter((finding) => finding.fix?.safety === 'safe').length,
  };
}
