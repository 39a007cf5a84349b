import { unifiedDiff } from '#text/diff.js';
import type { FixedSubject, FixReport } from './fix-report.js';
import { maskSecrets } from './mask.js';
import type { Paint } from './paint.js';
import { paintOf } from './paint.js';
import { oneLine, printable } from './printable.js';
import { wrap } from './wrap.js';

/** The formats of `plimsoll fix`. */
export const fixFormats = ['text', 'json'] as const;
export type FixFormat = (typeof fixFormats)[number];

export interface FixPage {
  readonly colour: boolean;
  readonly width: number;
  /** Show the changes; nothing was written. */
  readonly diff: boolean;
}

/** What was fixed as a table for people or as JSON, and with `diff` the changes themselves. Secrets are masked. */
export function formatFixes(report: FixReport, format: FixFormat, page: FixPage): string {
  if (format === 'json') return fixesJson(report, page);
  const paint = paintOf(page.colour);
  const blocks = report.subjects.map((subject) => subjectBlock(subject, page, paint)).filter((block) => block !== '');
  return [...blocks, summaryBlock(report, page, paint)].join('\n');
}

/** The change of a text as a diff that a terminal shows in colours. */
export function formatDiff(path: string, before: string, after: string, colour: boolean): string {
  const paint = paintOf(colour);
  return printable(maskSecrets(unifiedDiff(path, before, after))).replace(/^[-+@].*$/gm, (line) => {
    if (line.startsWith('@@')) return paint('rule', line);
    if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', line);
    return paint(line.startsWith('+') ? 'fix' : 'error', line);
  });
}

function fixesJson({ schema, subjects, summary }: FixReport, { diff }: FixPage): string {
  const files = subjects.map(({ path, before, text, applied, withheld, remaining, error }) => ({
    path,
    changed: before !== text,
    applied: applied.map((each) => ({ ...each, title: maskSecrets(each.title) })),
    withheld: withheld.map(({ rule, reason }) => ({ rule, reason: maskSecrets(reason) })),
    remaining: remaining.length,
    diff: diff ? maskSecrets(unifiedDiff(path, before, text)) : undefined,
    error,
  }));
  return `${JSON.stringify({ schema, files, summary }, undefined, 2)}\n`;
}

function subjectBlock(subject: FixedSubject, { colour, width, diff }: FixPage, paint: Paint): string {
  const { path, before, text, withheld, error } = subject;
  const name = printable(path);
  if (error) return lines(wrap(oneLine(`${error.message} ${error.hint}`), width).map((line) => paint('error', line)));
  if (withheld.length > 0) {
    const rules = [...new Set(withheld.map(({ rule }) => rule))].join(',');
    return lines([
      `${paint('bold', name)}  left as it was`,
      ...withheld.flatMap(({ rule, reason }) =>
        wrap(oneLine(maskSecrets(`${rule} is withheld: ${reason}.`)), width - 2).map(
          (line) => `  ${paint('warning', line)}`,
        ),
      ),
      ...wrap(`The other fixes: plimsoll fix --skip ${rules} ${name}`, width - 2).map((line) => `  ${line}`),
    ]);
  }
  if (before === text) return '';
  const heading = `${paint('bold', name)}  ${counted(subject.applied.length, 'fix', 'fixes')}`;
  return (
    lines([heading, ...appliedLines(subject, paint)]) + (diff ? `\n${formatDiff(path, before, text, colour)}` : '')
  );
}

/** One line a rule and title, with how often. */
function appliedLines({ applied }: FixedSubject, paint: Paint): readonly string[] {
  const counts = new Map<string, { readonly rule: string; readonly title: string; count: number }>();
  for (const { rule, title } of applied) {
    const key = `${rule} ${title}`;
    const entry = counts.get(key) ?? { rule, title, count: 0 };
    entry.count++;
    counts.set(key, entry);
  }
  const entries = [...counts.values()];
  const column = Math.min(34, Math.max(...entries.map(({ rule }) => rule.length)));
  return entries.map(({ rule, title, count }) => {
    const times = count > 1 ? ` (${count} times)` : '';
    return `  ${paint('rule', rule.padEnd(column))}  ${oneLine(maskSecrets(title))}${times}`;
  });
}

function summaryBlock({ summary }: FixReport, { diff, width }: FixPage, paint: Paint): string {
  const { files, changed, fixes, withheld, unread, remaining, reviewable } = summary;
  if (files === 0) return 'No files to fix.\n';
  const parts = [
    fixes === 0 ? 'nothing to fix' : `${diff ? 'would be ' : ''}changed by ${counted(fixes, 'fix', 'fixes')}`,
  ];
  if (withheld > 0)
    parts.push(`${counted(withheld, 'file', 'files')} left as ${withheld === 1 ? 'it was' : 'they were'}`);
  if (unread > 0) parts.push(`${counted(unread, 'file', 'files')} could not be read or written`);
  const head = changed > 0 && changed < files ? `${changed} of ${files} files` : counted(files, 'file', 'files');
  const line = `${head}: ${parts.join('; ')}.${leftLine(remaining, reviewable)}`;
  const style = unread > 0 ? 'error' : withheld > 0 ? 'warning' : 'fix';
  return lines(wrap(line, width).map((each) => paint(style, each)));
}

function leftLine(remaining: number, reviewable: number): string {
  if (remaining === 0) return '';
  const fixable = reviewable > 0 ? `, ${reviewable} with a fix to look at: plimsoll fix --review --diff` : '';
  return ` ${counted(remaining, 'finding is', 'findings are')} left to you${fixable}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
