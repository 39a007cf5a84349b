import { maskedReport } from './masked-report.js';
import type { Report, Subject } from './report.js';
import { element, xmlDocument } from './xml.js';

/** The report as Checkstyle 4.3 XML: a file element for each file, clean ones included. */
export function formatCheckstyle(report: Report): string {
  const files = maskedReport(report).subjects.map(fileOf);
  return xmlDocument(element('checkstyle', { version: '4.3' }, files));
}

function fileOf({ path, findings, error }: Subject): string {
  const errors = findings.map(({ start, severity, message, rule }) =>
    element('error', { line: start.line, column: start.column, severity, message, source: `plimsoll.${rule}` }),
  );
  if (error) {
    const message = `${error.message} ${error.hint}`;
    errors.push(element('error', { line: 1, severity: 'error', message, source: `plimsoll.${error.code}` }));
  }
  return element('file', { name: path }, errors);
}
