import type { Report, Summary } from './report.js';

/** The totals in one line for people, such as "3 files: 2 errors, 1 info; 1 with a safe fix". */
export function summaryLine(report: Report): string {
  const { summary } = report;
  const unread = report.subjects.filter((subject) => subject.error).length;
  if (summary.files === 0) return 'No files to check.';
  const files = counted(summary.files, report.subjects.every(({ kind }) => kind === 'image') ? 'image' : 'file');
  if (unread === summary.files) return `${files}: ${unread === 1 ? 'could not' : 'none could'} be read`;
  const counts = countsLine(summary);
  if (!counts && !unread) return `${files}: nothing found, ready to sail.`;
  const parts = [counts || 'nothing found'];
  if (summary.fixable) parts.push(`${summary.fixable} with a safe fix`);
  if (unread) parts.push(`${counted(unread, 'file')} could not be read`);
  return `${files}: ${parts.join('; ')}`;
}

/** Findings by severity, "2 errors, 1 warning"; empty when there are none. */
export function countsLine(summary: Summary): string {
  const { errors, warnings, infos } = summary;
  return [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning'), infos && counted(infos, 'info')]
    .filter(Boolean)
    .join(', ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
