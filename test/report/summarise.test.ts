import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summaryOf } from '#report/summarise.js';
import { sampleReport } from './sample-report.js';

test('the summary counts files, severities and the fixes that need no review', () => {
  assert.deepEqual(summaryOf(sampleReport.subjects), { files: 4, errors: 2, warnings: 2, infos: 6, fixable: 2 });
});

test('the summary of nothing is all zeros', () => {
  assert.deepEqual(summaryOf([]), { files: 0, errors: 0, warnings: 0, infos: 0, fixable: 0 });
});
