import { fingerprintOf } from './fingerprint.js';
import { maskedReport } from './masked-report.js';
import { slashedPath } from './path-names.js';
import { lastLineOf } from './place.js';
import { printable } from './printable.js';
import type { Report, Severity } from './report.js';

/** The report as a GitLab Code Quality artifact. Fingerprints don't depend on line numbers, and no two are equal. */
export function formatGitlab(report: Report): string {
  const seen = new Map<string, number>();
  const issueOf = ({ rule, message, severity, path, begin, end }: Problem) => {
    const key = fingerprintOf(rule, message, path);
    const earlier = seen.get(key) ?? 0;
    seen.set(key, earlier + 1);
    return {
      description: printable(message),
      check_name: rule,
      fingerprint: earlier === 0 ? key : fingerprintOf(rule, message, path, String(earlier)),
      severity,
      location: { path, lines: { begin, end } },
    };
  };
  return `${JSON.stringify(problemsOf(report).map(issueOf), undefined, 2)}\n`;
}

interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly severity: string;
  readonly path: string;
  readonly begin: number;
  readonly end: number;
}

const severities: Record<Severity, string> = { error: 'critical', warning: 'major', info: 'info' };

/** The findings, and the files that could not be read: a gate must not pass because its input is missing. */
function problemsOf(report: Report): Problem[] {
  return maskedReport(report).subjects.flatMap(({ path: given, findings, error }) => {
    const path = slashedPath(given);
    const problems: Problem[] = findings.map((finding) => ({
      rule: finding.rule,
      message: finding.message,
      severity: severities[finding.severity],
      path,
      begin: finding.start.line,
      end: lastLineOf(finding),
    }));
    if (!error) return problems;
    const message = `${error.message} ${error.hint}`;
    return [...problems, { rule: error.code, message, severity: 'blocker', path, begin: 1, end: 1 }];
  });
}
