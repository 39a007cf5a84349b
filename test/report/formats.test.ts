import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Format, formatReport, formats } from '#report/formats.js';
import type { TextOptions } from '#report/text.js';
import { assertExpected } from './expected.js';
import { cleanReport, githubToken, password, reportOf, sampleReport, sampleSources } from './sample-report.js';

const options: TextOptions = { sourceOf: (path) => sampleSources[path], colour: false, quiet: false, width: 80 };

const files: Readonly<Record<Format, string>> = {
  text: 'text.txt',
  json: 'json.json',
  sarif: 'sarif.json',
  github: 'github.txt',
  gitlab: 'gitlab.json',
  junit: 'junit.xml',
  checkstyle: 'checkstyle.xml',
  markdown: 'markdown.md',
};

for (const format of formats) {
  test(`${format} prints the sample report as expected/${files[format]}`, () => {
    assertExpected(files[format], formatReport(sampleReport, format, options));
  });

  test(`${format} never shows a secret`, () => {
    const output = formatReport(sampleReport, format, options);
    for (const secret of [githubToken, password]) assert.ok(!output.includes(secret), `${secret} in ${format}`);
  });

  test(`${format} accepts a clean report and a report of no files, and ends with one line feed`, () => {
    for (const report of [sampleReport, cleanReport, reportOf([])]) {
      const output = formatReport(report, format, options);
      assert.match(output, format === 'github' ? /^$|[^\n]\n$/ : /[^\n]\n$/);
    }
  });
}

test('no format changes the report that it prints', () => {
  const before = JSON.stringify(sampleReport);
  for (const format of formats) formatReport(sampleReport, format, options);
  assert.equal(JSON.stringify(sampleReport), before);
});
