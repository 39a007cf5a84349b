import type { Conversion, Converted } from '#rewrite/to-multi-stage/conversion.js';
import { unifiedDiff } from '#text/diff.js';
import { maskSecrets } from './mask.js';
import { paintOf } from './paint.js';

export const conversionFormats = ['text', 'json', 'markdown'] as const;
export type ConversionFormat = (typeof conversionFormats)[number];

/** What is said of a conversion besides its result. */
export interface ConversionView {
  /** As it was given. */
  readonly path: string;
  readonly before: string;
  /** Whether a build has proven it; undefined when none was asked for. */
  readonly isProven: boolean | undefined;
  readonly wantsDiff: boolean;
}

/** The new Dockerfile, a diff, or the steps on the reader's own lines; secrets are masked. */
export function formatConversion(
  conversion: Conversion,
  view: ConversionView,
  format: ConversionFormat,
  colour: boolean,
): string {
  return maskSecrets(unmasked(conversion, view, format, colour));
}

function unmasked(conversion: Conversion, view: ConversionView, format: ConversionFormat, colour: boolean): string {
  if (format === 'json')
    return `${JSON.stringify({ schema: 1, path: view.path, proven: view.isProven ?? false, ...conversion }, null, 2)}\n`;
  if (conversion.kind !== 'converted') return refusalText(conversion, view, colour);
  if (format === 'markdown') return markdownOf(conversion, view);
  return view.wantsDiff ? unifiedDiff(view.path, view.before, conversion.text) : conversion.text;
}

/** A summary in a few lines, for standard error or behind a diff. */
export function conversionSummary({ runtimeImage, notes }: Converted, { path, isProven }: ConversionView): string {
  const lines = [`${path}: split into build and ${runtimeImage}.`, ...notes];
  if (isProven === undefined) lines.push('Not proven: run plimsoll convert --prove.');
  return lines.join('\n');
}

function refusalText(conversion: Exclude<Conversion, Converted>, { path }: ConversionView, colour: boolean): string {
  const paint = paintOf(colour);
  if (conversion.kind === 'not needed')
    return `${path}: ${paint('bold', 'not needed')} (${conversion.code}). ${conversion.reason}\n`;
  const place = conversion.line === undefined ? path : `${path}:${conversion.line}`;
  return `${place}: ${paint('warning', 'refused')} (${conversion.code}). ${conversion.reason} ${conversion.unblock}\n`;
}

function markdownOf(conversion: Converted, { path, before, isProven }: ConversionView): string {
  const source = before.split(/\r?\n/);
  const parts = [`# ${path} in two stages\n`];
  conversion.steps.forEach(({ title, why, lines }, index) => {
    parts.push(`## ${index + 1}. ${title}\n`, `${why}\n`);
    const quoted = lines.map((line) => `${String(line).padStart(3)}  ${source[line - 1] ?? ''}`);
    if (quoted.length > 0) parts.push(`\`\`\`\n${quoted.join('\n')}\n\`\`\`\n`);
  });
  parts.push('## The result\n', `\`\`\`dockerfile\n${conversion.text}\`\`\`\n`);
  for (const note of conversion.notes) parts.push(`- ${note}`);
  parts.push(isProven ? 'Proven: both were built and run.' : 'Not proven: run `plimsoll convert --prove`.');
  return `${parts.join('\n')}\n`;
}
