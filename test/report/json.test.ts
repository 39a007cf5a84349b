import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatJson } from '#report/json.js';
import type { Report } from '#report/report.js';
import { cleanReport, sampleReport } from './sample-report.js';

test('the report comes back without title, why and remedy, everything else that holds no secret unchanged', () => {
  const [parsed] = (JSON.parse(formatJson(sampleReport)) as Report).subjects;
  const [original] = sampleReport.subjects;
  const [first, second] = parsed?.findings ?? [];
  const { title: _title, why: _why, remedy: _remedy, ...kept } = original?.findings[0] ?? assert.fail();
  assert.deepEqual(first, JSON.parse(JSON.stringify(kept)));
  assert.deepEqual(JSON.parse(formatJson(sampleReport)).summary, sampleReport.summary);
  assert.equal(second && 'why' in second, false);
});

test('keys stand in the order of the type, whatever the order of the report', () => {
  const [subject] = sampleReport.subjects;
  const finding = subject?.findings[0];
  assert.ok(subject && finding);
  const shuffled = Object.fromEntries(Object.entries(finding).reverse()) as unknown as typeof finding;
  const report = { ...sampleReport, subjects: [{ ...subject, findings: [shuffled] }] };
  const expected = { ...sampleReport, subjects: [{ ...subject, findings: [finding] }] };
  assert.equal(formatJson(report), formatJson(expected));
});

test('an edit that would print a secret is left out, for a masked edit would break the file', () => {
  const fix = (JSON.parse(formatJson(sampleReport)) as Report).subjects[0]?.findings[1]?.fix;
  assert.equal(fix?.safety, 'review');
  assert.deepEqual(fix?.edits, []);
});

test('a clean report has its files without findings', () => {
  assert.deepEqual(JSON.parse(formatJson(cleanReport)).subjects[0], {
    kind: 'dockerfile',
    path: 'Dockerfile',
    findings: [],
  });
});
