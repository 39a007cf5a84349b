import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatGitlab } from '#report/gitlab.js';
import { cleanReport, reportOf, sampleReport } from './sample-report.js';

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function issuesOf(report: Parameters<typeof formatGitlab>[0]): Issue[] {
  return JSON.parse(formatGitlab(report));
}

test('every issue has the fields that GitLab reads', () => {
  for (const issue of issuesOf(sampleReport)) {
    assert.ok(issue.description && issue.check_name && issue.location.path);
    assert.match(issue.fingerprint, /^[0-9a-f]{16}$/);
    assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(issue.severity));
    assert.ok(issue.location.lines.begin >= 1);
  }
});

test('equal findings have different fingerprints', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const report = reportOf([{ ...subject, findings: [finding, finding, finding] }]);
  assert.equal(new Set(issuesOf(report).map((issue) => issue.fingerprint)).size, 3);
  const all = issuesOf(sampleReport);
  assert.equal(new Set(all.map((issue) => issue.fingerprint)).size, all.length);
});

test('a fingerprint does not depend on the line', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const moved = { ...finding, start: { line: 70, column: 1 }, end: { line: 70, column: 9 } };
  const [before, after] = [finding, moved].map((each) => issuesOf(reportOf([{ ...subject, findings: [each] }]))[0]);
  assert.equal(after?.fingerprint, before?.fingerprint);
  assert.equal(after?.location.lines.begin, 70);
});

test('a file that could not be read is an issue, so that no gate passes without it', () => {
  assert.equal(issuesOf(sampleReport).at(-1)?.severity, 'blocker');
});

test('a clean run is an empty list', () => {
  assert.equal(formatGitlab(cleanReport), '[]\n');
});
