import type { Built, Proof } from '#engine/proof.js';
import { byteSize } from './byte-size.js';
import { widthOf } from './cells.js';
import { escapeMarkdown } from './markdown.js';
import { maskSecrets } from './mask.js';
import { type Paint, paintOf } from './paint.js';
import { oneLine } from './printable.js';
import { formatProofJson } from './proof-json.js';
import { type ProofRow, proofRows } from './proof-rows.js';
import { wrap } from './wrap.js';

export const proofFormats = ['text', 'json', 'markdown'] as const;
export type ProofFormat = (typeof proofFormats)[number];

export interface ProofOptions {
  readonly colour: boolean;
  readonly width: number;
}

/** A comparison, or one image when there is only one: for people, for programs, or for a pull request. Secrets are masked. */
export function formatProof(proof: Proof | Built, format: ProofFormat, { colour, width }: ProofOptions): string {
  if (format === 'json') return formatProofJson(proof);
  const page: Page = {
    paint: paintOf(colour && format === 'text'),
    width: Math.max(60, width),
    markdown: format === 'markdown',
  };
  const lines = 'before' in proof ? proofLines(proof, page) : builtLines(proof, page);
  return `${lines.join('\n')}\n`;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly markdown: boolean;
}

function builtLines(built: Built, page: Page): readonly string[] {
  return [
    ...table(proofRows(built), [built.dockerfile], page),
    ...touchedLine([built], page),
    ...slowestSteps(built, page),
    ...lastWords(built, page),
  ];
}

function proofLines(proof: Proof, page: Page): readonly string[] {
  const { before, after, config, unexplained, worse } = proof;
  const explained = [
    ...config
      .filter(({ reason }) => reason)
      .map((each) => `${each.field}: ${each.before || '–'} → ${each.after || '–'} (${each.reason})`),
    ...explainedFiles(proof),
  ];
  return [
    ...table(proofRows(before, after), [before.dockerfile, after.dockerfile], page),
    ...touchedLine([before, after], page),
    ...openedLine(proof, page),
    ...list('Explained differences', explained, page),
    ...list('Unexplained differences', unexplained, page),
    ...list('Worse', worse, page),
    ...lastWords(before, page),
    ...lastWords(after, page),
    '',
    verdict(proof, page),
  ];
}

function table(rows: readonly ProofRow[], names: readonly string[], page: Page): readonly string[] {
  const isPair = names.length > 1;
  const cells = [{ label: '', before: names[0] ?? '', after: names[1] ?? '', change: '' }, ...rows].map(
    ({ label, before, after, change }) => (isPair ? [label, before, after, change] : [label, before]).map(shown),
  );
  if (page.markdown) {
    const [head = [], ...body] = cells.map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`);
    return ['### Plimsoll', '', head as string, `| --- |${' ---: |'.repeat(isPair ? 3 : 1)}`, ...body];
  }
  const value = isPair ? Math.floor((page.width - 18 - 9 - 3) / 2) : page.width - 19;
  return cells.map((row, at) => {
    const padded = row.map((text, column) =>
      pad(cut(text, [18, value, value, 9][column] ?? 9), [18, value, value, 9][column] ?? 9),
    );
    const line = padded.join(' ').trimEnd();
    return at === 0 ? page.paint('bold', line) : line;
  });
}

function touchedLine(images: readonly Built[], page: Page): readonly string[] {
  const touched = images.find((built) => built.touched !== undefined)?.touched;
  const text =
    touched === undefined
      ? 'No warm build: no source file is copied.'
      : `warm: built again after a change of ${shown(touched)}`;
  return ['', page.markdown ? escapeMarkdown(text) : page.paint('dim', text)];
}

/** What the original opens of the files that were left behind, or why nobody knows. */
function openedLine({ opened }: Proof, page: Page): readonly string[] {
  if (!opened) return [];
  const of = `of ${opened.lost.toLocaleString('en')} files that were left behind`;
  const text =
    'notNoted' in opened
      ? `opened: which ${of} the original opens is not noted: ${shown(opened.notNoted)}`
      : `opened: ${of}, the original opens ${opened.opened.length || 'none'} while it runs`;
  return page.markdown ? ['', escapeMarkdown(text)] : wrap(text, page.width).map((line) => page.paint('dim', line));
}

/** Where the time of the cold build went. */
function slowestSteps({ steps, dockerfile }: Built, page: Page): readonly string[] {
  const slow = steps.filter(({ line, seconds }) => line !== undefined && (seconds ?? 0) >= 0.1);
  slow.sort((a, b) => (b.seconds ?? 0) - (a.seconds ?? 0));
  const items = slow
    .slice(0, 5)
    .map((step) => `${step.seconds?.toFixed(1)} s  ${dockerfile}:${step.line}  ${step.instruction}`);
  return list('Slowest steps', items, page);
}

/** What a container printed that did not do what was asked of it. */
function lastWords({ run, dockerfile }: Built, page: Page): readonly string[] {
  const isWell = !run || ['answered', 'healthy', 'listening', 'running'].includes(run.outcome);
  if (isWell || (run.outcome === 'exited' && run.exitCode === 0 && run.request === undefined)) return [];
  return list(`Last words of ${shown(dockerfile)}`, [...run.stdout.slice(-3), ...run.stderr.slice(-5)], page);
}

const MOST = 20;

function list(title: string, items: readonly string[], page: Page): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length - MOST;
  const texts = rest > 0 ? [...items.slice(0, MOST), `and ${rest} more (all are in --format json)`] : items;
  if (page.markdown) return ['', `**${title}**`, '', ...texts.map((item) => `- ${escapeMarkdown(shown(item))}`)];
  const lines = texts.flatMap((item) => {
    const [first = '', ...more] = wrap(shown(item), page.width - 4);
    return [`  ${first}`, ...more.map((line) => `    ${line}`)];
  });
  return ['', page.paint('bold', title), ...lines];
}

/** One line for each reason: `112 removed, 19.2 MB: lists of apt`. */
function explainedFiles({ files }: Proof): readonly string[] {
  const groups = new Map<string, { count: number; bytes: number }>();
  for (const { kind, reason, bytes } of files) {
    if (!reason) continue;
    const key = `${kind}\t${reason}`;
    const group = groups.get(key) ?? { count: 0, bytes: 0 };
    groups.set(key, { count: group.count + 1, bytes: group.bytes + bytes });
  }
  return [...groups].map(([key, { count, bytes }]) => {
    const [kind, reason] = key.split('\t');
    return `${count.toLocaleString('en')} ${count === 1 ? 'path' : 'paths'} ${kind}, ${byteSize(bytes)} (${reason})`;
  });
}

function verdict({ unexplained, worse }: Proof, { paint, markdown }: Page): string {
  const parts = [
    unexplained.length > 0 && `${unexplained.length} unexplained`,
    worse.length > 0 && `${worse.length} worse`,
  ].filter(Boolean);
  const text =
    parts.length === 0 ? 'Proven: nothing is unexplained, nothing is worse.' : `Not proven: ${parts.join(', ')}.`;
  if (markdown) return `**${text}**`;
  return paint(parts.length === 0 ? 'fix' : 'error', text);
}

function shown(text: string): string {
  return oneLine(maskSecrets(text));
}

function cut(text: string, width: number): string {
  return widthOf(text) <= width ? text : `…${text.slice(1 - width)}`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
