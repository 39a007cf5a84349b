import { maskedReport } from './masked-report.js';
import type { Report, ReportedFinding, Subject } from './report.js';
import { element, xmlDocument } from './xml.js';

/** The report as JUnit XML: a suite for each file, a failed case for each finding, one passed case for a clean file. */
export function formatJunit(report: Report): string {
  const { tool, subjects } = maskedReport(report);
  const suites = subjects.map(suiteOf);
  const totals = totalsOf(subjects);
  return xmlDocument(element('testsuites', { name: tool.name, ...totals }, suites));
}

function totalsOf(subjects: readonly Subject[]): { tests: number; failures: number; errors: number } {
  const failures = subjects.reduce((sum, subject) => sum + subject.findings.length, 0);
  const errors = subjects.filter((subject) => subject.error).length;
  const passed = subjects.filter((subject) => subject.findings.length === 0 && !subject.error).length;
  return { tests: failures + errors + passed, failures, errors };
}

function suiteOf(subject: Subject): string {
  const { path, findings, error } = subject;
  const cases = findings.map((finding) => caseOf(path, finding));
  if (error) {
    const problem = element('error', { message: error.message, type: error.code }, error.hint);
    cases.push(element('testcase', { name: 'review', classname: path }, [problem]));
  }
  if (cases.length === 0) cases.push(element('testcase', { name: 'review', classname: path }));
  return element('testsuite', { name: path, ...totalsOf([subject]), skipped: 0 }, cases);
}

function caseOf(path: string, { rule, severity, message, start, fix, remedy }: ReportedFinding): string {
  const place = `${start.line}:${start.column}`;
  const body = [`${path}:${place} ${message}`, fix ? `fix: ${fix.title}` : `help: ${remedy}`].join('\n');
  const failure = element('failure', { message, type: severity }, body);
  return element('testcase', { name: `${rule} (${place})`, classname: path, file: path, line: start.line }, [failure]);
}
