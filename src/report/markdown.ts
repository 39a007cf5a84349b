import { maskedReport } from './masked-report.js';
import { inOrder, lastLineOf } from './place.js';
import { oneLine } from './printable.js';
import type { Report, ReportedFinding, Subject } from './report.js';
import { summaryLine } from './summary-line.js';

/** The report as GitHub-flavoured Markdown for a pull-request comment: the totals, then a table for each file. */
export function formatMarkdown(report: Report): string {
  const { subjects } = maskedReport(report);
  const blocks = [
    '### Plimsoll',
    escapeMarkdown(summaryLine(report)),
    ...subjects.filter((subject) => subject.findings.length > 0).map(tableOf),
    unreadList(subjects),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function tableOf({ path, findings }: Subject): string {
  return [
    `#### ${escapeMarkdown(path)}`,
    '',
    '| Severity | Line | Rule | Message |',
    '| --- | ---: | --- | --- |',
    ...inOrder(findings).map(rowOf),
  ].join('\n');
}

function rowOf(finding: ReportedFinding): string {
  const { severity, start, rule, message } = finding;
  const last = lastLineOf(finding);
  const lines = last > start.line ? `${start.line}–${last}` : String(start.line);
  return `| ${severity} | ${lines} | ${escapeMarkdown(rule)} | ${escapeMarkdown(message)} |`;
}

function unreadList(subjects: readonly Subject[]): string {
  return subjects
    .flatMap(({ path, error }) =>
      error ? [`- ${escapeMarkdown(path)}: ${escapeMarkdown(`${error.message} ${error.hint}`)}`] : [],
    )
    .join('\n');
}

/** The text as it is, on one line: nothing in it formats, links, mentions a person or ends a table cell. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/@(?=\w)|#(?=\d)/g, '$&<!-- -->');
}
