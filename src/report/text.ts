import { byteSize } from './byte-size.js';
import { widthOf } from './cells.js';
import { maskSecrets } from './mask.js';
import { maskedReport } from './masked-report.js';
import { type Paint, paintOf } from './paint.js';
import { inOrder } from './place.js';
import { oneLine, printable } from './printable.js';
import type { Report, ReportedFinding, Subject } from './report.js';
import { frameOf } from './source-frame.js';
import { summaryOf } from './summarise.js';
import { countsLine, summaryLine } from './summary-line.js';
import { wrap } from './wrap.js';

export interface TextOptions {
  /** The reviewed text of a path; without it the findings are shown without their source lines. */
  readonly sourceOf: (path: string) => string | undefined;
  /** Whether the output may hold ANSI colour codes. */
  readonly colour: boolean;
  /** One line a finding as compilers write it, for editors and scripts, and nothing when there is nothing to say. */
  readonly quiet: boolean;
  /** Terminal columns; only a path is never broken to fit. */
  readonly width: number;
}

/** The report for people at a terminal: what is wrong, where exactly, why it matters and the way out. */
export function formatText(report: Report, options: TextOptions): string {
  const { subjects } = maskedReport(report);
  const page: Page = { ...options, width: Math.max(40, options.width), paint: paintOf(options.colour) };
  const lines = options.quiet
    ? subjects.flatMap((subject) => quietLines(subject, page))
    : fullLines(report, subjects, page);
  return lines.map((line) => `${line}\n`).join('');
}

interface Page extends TextOptions {
  readonly paint: Paint;
}

function fullLines(report: Report, subjects: readonly Subject[], page: Page): string[] {
  const { paint } = page;
  const unread = subjects.flatMap((subject) => unreadLines(subject, page));
  const firstRule = subjects.flatMap((subject) => inOrder(subject.findings))[0]?.rule;
  const style = (['error', 'warning', 'info'] as const).find((each) => report.summary[`${each}s`] > 0);
  const summary = wrap(summaryLine(report), page.width);
  return [
    ...subjects.flatMap((subject) => subjectLines(subject, page)),
    ...(unread.length > 0 ? [...unread, ''] : []),
    ...summary.map((line) => paint(style ?? (unread.length > 0 ? 'error' : 'fix'), line)),
    ...(report.summary.fixable > 0 ? ['Make the safe fixes: plimsoll fix'] : []),
    ...(firstRule ? wrap(`More about a rule: plimsoll explain ${firstRule}`, page.width) : []),
  ];
}

function subjectLines(subject: Subject, page: Page): string[] {
  if (subject.findings.length === 0) return [];
  const source = page.sourceOf(subject.path);
  const sourceLines = source === undefined ? [] : maskSecrets(source, { keepLength: true }).split('\n');
  const explained = new Set<string>();
  const lines = [...headingLines(subject, page), ''];
  for (const finding of inOrder(subject.findings)) {
    lines.push(...findingLines(subject, finding, sourceLines, !explained.has(finding.rule), page), '');
    explained.add(finding.rule);
  }
  return lines;
}

function headingLines({ path, findings }: Subject, { paint, width }: Page): string[] {
  const name = shownPath(path);
  const counts = countsLine(summaryOf([{ kind: 'dockerfile', path, findings }]));
  const rule = width - widthOf(name) - counts.length - 2;
  if (rule < 2) return [paint('bold', name), `  ${counts}`];
  return [`${paint('bold', name)} ${paint('dim', '─'.repeat(rule))} ${counts}`];
}

function findingLines(
  { path }: Subject,
  finding: ReportedFinding,
  sourceLines: readonly string[],
  withRule: boolean,
  page: Page,
): string[] {
  const { paint } = page;
  const width = page.width - 2;
  const frame = frameOf(sourceLines, finding, { width, paint, style: finding.severity });
  const why = withRule ? labelled('why', shortened(oneLine(finding.why)), width) : [];
  return [
    ...titleLines(path, finding, page),
    ...[
      ...wrap(oneLine(finding.message), width).map((line) => paint('bold', line)),
      ...frame,
      ...(finding.related ?? []).flatMap(({ start, note }) =>
        labelled('see', `${placeName(path, start)} ${oneLine(note)}`, width),
      ),
      ...labelled('in', insideOf(finding), width),
      ...labelled('cost', costOf(finding), width),
      ...why.map((line) => paint('dim', line)),
      ...wayOutLines(finding, withRule, width).map((line) => paint('fix', line)),
    ].map((line) => `  ${line}`),
  ];
}

function titleLines(path: string, { severity, start, rule }: ReportedFinding, { paint, width }: Page): string[] {
  const place = placeName(path, start);
  const left = `${paint(severity, severity)} ${place}`;
  const fits = severity.length + widthOf(place) + rule.length + 2 <= width;
  return fits ? [`${left} ${paint('rule', rule)}`] : [left, `  ${paint('rule', rule)}`];
}

function placeName(path: string, { line, column }: ReportedFinding['start']): string {
  return `${shownPath(path)}:${line}:${column}`;
}

/** The path as it is, so that it can be clicked and copied, but without what would break the line. */
function shownPath(path: string): string {
  return printable(path).replace(/[\t\n]/g, '\ufffd');
}

/** The fix; where there is none, what the rule says to do, once a file as its reason. */
function wayOutLines({ fix, remedy }: ReportedFinding, withRule: boolean, width: number): string[] {
  if (!fix) return withRule ? labelled('help', oneLine(remedy), width) : [];
  return labelled('fix', `${oneLine(fix.title)} (${fix.safety === 'safe' ? 'safe' : 'needs review'})`, width);
}

/** `label: text`, wrapped so that the text keeps its own left edge. */
function labelled(label: string, text: string, width: number): string[] {
  const indent = label.length + 2;
  return wrap(text, width - indent).map((line, index) => (index === 0 ? `${label}: ` : ' '.repeat(indent)) + line);
}

/** The layer and the paths of an image, as many as a person reads. */
function insideOf({ inside }: ReportedFinding): string {
  if (!inside) return '';
  const { layer, paths } = inside;
  const shown = paths.slice(0, 5).map(oneLine).join(', ');
  const more = paths.length > 5 ? `, ${paths.length - 5} more` : '';
  return [layer === undefined ? '' : `layer ${layer}`, `${shown}${more}`].filter((part) => part !== '').join(': ');
}

function costOf({ evidence = {} }: ReportedFinding): string {
  const { bytes, seconds, estimated } = evidence;
  const costs = [bytes !== undefined && byteSize(bytes), seconds !== undefined && `${Number(seconds.toFixed(1))} s`];
  const known = costs.filter(Boolean).join(' and ');
  return known && estimated ? `about ${known}` : known;
}

/** The first sentences that fit about 200 characters; a first sentence that is longer is cut behind a word. */
function shortened(text: string): string {
  const limit = 200;
  if (text.length <= limit) return text;
  const sentences = [...text.matchAll(/(?<!\be\.g|\bi\.e)[.!?](?= [A-Z`"(])/g)].filter(({ index }) => index < limit);
  const end = sentences.at(-1)?.index;
  if (end !== undefined) return text.slice(0, end + 1);
  return `${text.slice(0, text.lastIndexOf(' ', limit)).replace(/[\s,;:]+$/, '')}…`;
}

function unreadLines({ path, error }: Subject, { paint, width }: Page): string[] {
  if (!error) return [];
  const [first = '', ...others] = wrap(
    `${shownPath(path)}: ${oneLine(error.message)} ${oneLine(error.hint)}`,
    width - 6,
  );
  return [`${paint('error', 'error')} ${first}`, ...others.map((line) => `      ${line}`)];
}

function quietLines({ path, findings, error }: Subject, { paint }: Page): string[] {
  const lines = inOrder(findings).map(({ start, severity, message, rule }) => {
    return `${placeName(path, start)}: ${paint(severity, severity)}: ${oneLine(message)} [${rule}]`;
  });
  if (error)
    lines.push(`${shownPath(path)}: ${paint('error', 'error')}: ${oneLine(error.message)} ${oneLine(error.hint)}`);
  return lines;
}
