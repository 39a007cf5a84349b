import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatMarkdown } from '#report/markdown.js';
import { cleanReport, sampleReport } from './sample-report.js';

test('every row has four cells, whatever the message holds', () => {
  const rows = formatMarkdown(sampleReport)
    .split('\n')
    .filter((line) => line.startsWith('|'));
  assert.equal(rows.length, 2 * 2 + 10);
  for (const row of rows) assert.equal(row.replace(/\\[\\|]/g, '').split('|').length, 6, row);
});

test('nothing in a message formats, links or mentions a person', () => {
  const output = formatMarkdown(sampleReport);
  assert.match(output, /\\`code\\`, \\\[links\\\]\(x\), @<!-- -->acme\/app #<!-- -->42/);
  assert.match(output, /&lt;tags&gt; &amp; "quotes"/);
});

test('a clean run is its summary', () => {
  assert.equal(formatMarkdown(cleanReport), '### Plimsoll\n\n2 files: nothing found, ready to sail.\n');
});
