import { maskedReport } from './masked-report.js';
import { slashedPath } from './path-names.js';
import { lastLineOf } from './place.js';
import { printable } from './printable.js';
import type { Report, ReportedFinding, Severity, Subject } from './report.js';

/** The report as GitHub Actions workflow commands: one annotation a line; empty when there is nothing to say. */
export function formatGithub(report: Report): string {
  const lines = maskedReport(report).subjects.flatMap((subject) => [
    ...subject.findings.map((finding) => findingCommand(subject.path, finding)),
    ...errorCommands(subject),
  ]);
  return lines.map((line) => `${line}\n`).join('');
}

function findingCommand(path: string, finding: ReportedFinding): string {
  const { rule, severity, message, start, end } = finding;
  const endLine = lastLineOf(finding);
  const properties = { file: slashedPath(path), line: start.line, endLine, col: start.column, title: rule };
  // GitHub ignores the columns of an annotation over several lines, and refuses an end before the start.
  const endColumn = end.line === start.line ? end.column : undefined;
  return commandOf(commands[severity], { ...properties, endColumn }, message);
}

function errorCommands({ path, error }: Subject): string[] {
  if (!error) return [];
  return [commandOf('error', { file: slashedPath(path), title: error.code }, `${error.message} ${error.hint}`)];
}

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

const propertyOrder = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'] as const;

type Properties = Partial<Record<(typeof propertyOrder)[number], string | number>>;

function commandOf(command: string, properties: Properties, message: string): string {
  const written = propertyOrder
    .filter((name) => properties[name] !== undefined)
    .map((name) => `${name}=${escapeProperty(String(properties[name]))}`);
  return `::${command} ${written.join(',')}::${escapeData(message)}`;
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeData(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return printable(escaped);
}
