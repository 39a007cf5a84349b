import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatGithub } from '#report/github.js';
import type { ReportedFinding } from '#report/report.js';
import { cleanReport, reportOf, sampleReport } from './sample-report.js';

function commandOf(path: string, more: Partial<ReportedFinding>): string {
  const finding = sampleReport.subjects[0]?.findings[0] as ReportedFinding;
  return formatGithub(reportOf([{ kind: 'dockerfile', path, findings: [{ ...finding, ...more }] }]));
}

test('a message escapes percent signs and line ends only', () => {
  const command = commandOf('Dockerfile', { message: '50% a:b,c\r\nd%0A' });
  assert.match(command, /::50%25 a:b,c%0D%0Ad%250A\n$/);
});

test('a path also escapes colons and commas', () => {
  const command = commandOf('a,b:c 50%\n/Dockerfile', { message: 'm' });
  assert.match(command, /^::warning file=a%2Cb%3Ac 50%25%0A\/Dockerfile,line=/);
});

test('a path is written with forward slashes', () => {
  assert.match(commandOf('.\\apps\\Dockerfile', {}), /file=apps\/Dockerfile,/);
});

test('endColumn is given on one line only', () => {
  const start = { line: 2, column: 3 };
  assert.match(commandOf('D', { start, end: { line: 2, column: 9 } }), /line=2,endLine=2,col=3,endColumn=9,title=/);
  assert.match(commandOf('D', { start, end: { line: 4, column: 9 } }), /line=2,endLine=4,col=3,title=/);
  assert.match(commandOf('D', { start, end: { line: 4, column: 1 } }), /line=2,endLine=3,col=3,title=/);
});

test('the severities are error, warning and notice', () => {
  const commands = (['error', 'warning', 'info'] as const).map(
    (severity) => commandOf('D', { severity }).split(' ')[0],
  );
  assert.deepEqual(commands, ['::error', '::warning', '::notice']);
});

test('every annotation is one line', () => {
  const lines = formatGithub(sampleReport).split('\n').slice(0, -1);
  assert.equal(lines.length, 11);
  for (const line of lines) assert.match(line, /^::(?:error|warning|notice) file=/);
});

test('a clean run prints nothing', () => {
  assert.equal(formatGithub(cleanReport), '');
});
