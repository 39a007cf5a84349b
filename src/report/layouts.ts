import { byPath } from '#text/by-path.js';
import { unifiedDiff } from '#text/diff.js';
import { formatDiff } from './fixes.js';
import { maskSecrets } from './mask.js';
import { paintOf } from './paint.js';
import { oneLine, printable } from './printable.js';
import { wrap } from './wrap.js';

/** The formats of `plimsoll format`. */
export const layoutFormats = ['text', 'json'] as const;
export type LayoutFormat = (typeof layoutFormats)[number];

/** A file and its new layout. */
export interface LaidOutFile {
  readonly path: string;
  readonly before: string;
  readonly text: string;
  /** Why it was left as it is. */
  readonly left?: { readonly because: 'syntax' | 'meaning'; readonly message: string } | undefined;
  /** Why it could not be read or written. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

export interface LayoutPage {
  readonly colour: boolean;
  readonly width: number;
  /** Nothing was written. */
  readonly isTrial: boolean;
  /** Show the changes. */
  readonly diff: boolean;
}

/** Which files were laid out anew, for people or as JSON, and with `diff` how. Secrets are masked. */
export function formatLayouts(files: readonly LaidOutFile[], format: LayoutFormat, page: LayoutPage): string {
  const sorted = [...files].sort(byPath);
  if (format === 'json') return layoutsJson(sorted, page.diff);
  return sorted.map((file) => fileBlock(file, page)).join('') + summaryBlock(sorted, page);
}

/** How many files there are of each kind. */
export function countLayouts(files: readonly LaidOutFile[]): Readonly<Record<'changed' | 'left' | 'unread', number>> {
  return {
    changed: files.filter(({ before, text }) => before !== text).length,
    left: files.filter(({ left }) => left).length,
    unread: files.filter(({ error }) => error).length,
  };
}

function layoutsJson(files: readonly LaidOutFile[], diff: boolean): string {
  const subjects = files.map(({ path, before, text, left, error }) => ({
    path,
    changed: before !== text,
    left: left && { ...left, message: maskSecrets(left.message) },
    diff: diff ? maskSecrets(unifiedDiff(path, before, text)) : undefined,
    error,
  }));
  const summary = { files: files.length, ...countLayouts(files) };
  return `${JSON.stringify({ schema: 1, files: subjects, summary }, undefined, 2)}\n`;
}

function fileBlock({ path, before, text, left, error }: LaidOutFile, page: LayoutPage): string {
  const paint = paintOf(page.colour);
  const paragraph = (style: 'error' | 'warning', words: string) =>
    wrap(oneLine(maskSecrets(words)), page.width)
      .map((line) => `${paint(style, line)}\n`)
      .join('');
  if (error) return paragraph('error', `${error.message} ${error.hint}`);
  if (left) {
    const reason = left.because === 'meaning' ? `formatting is withheld: ${left.message}` : left.message;
    return paragraph('warning', `${path} is left as it was: ${reason}${/[.?]$/.test(reason) ? '' : '.'}`);
  }
  if (before === text) return '';
  if (page.diff) return formatDiff(path, before, text, page.colour);
  return `${paint('bold', printable(path))}  ${page.isTrial ? 'would change' : 'formatted'}\n`;
}

function summaryBlock(files: readonly LaidOutFile[], { colour, isTrial, width }: LayoutPage): string {
  const { changed, left, unread } = countLayouts(files);
  if (files.length === 0) return 'No files to format.\n';
  const all = `${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const head =
    changed === 0 ? `${all}: nothing to format` : `${changed} of ${all} ${isTrial ? 'would change' : 'formatted'}`;
  const parts = [head];
  if (left > 0) parts.push(`${left} left as ${left === 1 ? 'it was' : 'they were'}`);
  if (unread > 0) parts.push(`${unread} could not be read or written`);
  const style = unread > 0 ? 'error' : left > 0 ? 'warning' : 'fix';
  return wrap(`${parts.join('; ')}.`, width)
    .map((line) => `${paintOf(colour)(style, line)}\n`)
    .join('');
}
