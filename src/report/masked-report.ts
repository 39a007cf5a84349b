import { maskSecrets } from './mask.js';
import type { Report, ReportedFinding, ReportedFix, Subject } from './report.js';

/**
 * The report as it may be shown: no text that comes from a reviewed file holds a secret. A fix that would have to
 * print one loses its edits, because a masked edit would write the mask into the file.
 */
export function maskedReport(report: Report): Report {
  return { ...report, subjects: report.subjects.map(maskedSubject) };
}

function maskedSubject(subject: Subject): Subject {
  const { error } = subject;
  return {
    ...subject,
    findings: subject.findings.map(maskedFinding),
    error: error && { ...error, message: maskSecrets(error.message), hint: maskSecrets(error.hint) },
  };
}

function maskedFinding(finding: ReportedFinding): ReportedFinding {
  return {
    ...finding,
    message: maskSecrets(finding.message),
    ...(finding.inside && {
      inside: { ...finding.inside, paths: finding.inside.paths.map((path) => maskSecrets(path)) },
    }),
    related: finding.related?.map((each) => ({ ...each, note: maskSecrets(each.note) })),
    fix: finding.fix && maskedFix(finding.fix),
  };
}

function maskedFix(fix: ReportedFix): ReportedFix {
  const showable = fix.edits.every((edit) => maskSecrets(edit.text) === edit.text);
  return { ...fix, title: maskSecrets(fix.title), edits: showable ? fix.edits : [] };
}
