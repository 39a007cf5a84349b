import type { BuildContext, ContextFile } from '#project/build-context.js';
import type { Amount, ContextStats } from '#project/context-stats.js';
import type { IgnoreRule } from '#project/dockerignore.js';
import { byteSize } from './byte-size.js';
import type { Paint } from './paint.js';
import { paintOf } from './paint.js';
import { printable } from './printable.js';

export const contextFormats = ['text', 'json'] as const;
export type ContextFormat = (typeof contextFormats)[number];

/** The files that the builder gets, one a line with its bytes. */
export function formatContextFiles({ sent }: BuildContext, format: ContextFormat): string {
  if (format === 'json') return json({ files: sent });
  return sent.map(fileLine).join('');
}

/** What the builder gets, by size, and what should stay out. */
export function formatContextStats(stats: ContextStats, format: ContextFormat, colour: boolean): string {
  if (format === 'json') return json(stats);
  const paint = paintOf(colour);
  const { sent, ignored, largest } = stats;
  const head = `${counted(sent)} go to the builder, ${counted(ignored)} are left out.`;
  const rows = largest.slice(0, 10).map(({ path, ...amount }) => row(path, amount, ''));
  return [paint('bold', head), '', ...rows, ...junkLines(stats, paint)].map((line) => `${line}\n`).join('');
}

/** Why a path is in the context or not: the rule that has the last word. */
export function formatContextReason(
  path: string,
  rule: (IgnoreRule & { readonly file: string; readonly line: number }) | undefined,
  format: ContextFormat,
): string {
  const sent = rule?.negated !== false;
  if (format === 'json')
    return json({
      path,
      sent,
      rule: rule && { file: rule.file, line: rule.line, pattern: rule.pattern, negated: rule.negated },
    });
  const verdict = `${printable(path)} ${sent ? 'is part of' : 'is left out of'} the build context`;
  if (!rule) return `${verdict}: no pattern speaks of it.\n`;
  return `${verdict}: ${rule.file}:${rule.line} ${rule.negated ? 'takes it back in' : 'leaves it out'} with ${rule.negated ? '!' : ''}${printable(rule.pattern)}\n`;
}

function junkLines({ junk }: ContextStats, paint: Paint): readonly string[] {
  if (junk.length === 0) return [];
  const patterns = [...new Set(junk.map(({ pattern }) => pattern))];
  const more = junk.length > 10 ? [`  … and ${junk.length - 10} more`] : [];
  return [
    '',
    paint('warning', 'These should stay out:'),
    ...junk.slice(0, 10).map(({ path, kind, ...amount }) => row(path, amount, kind)),
    ...more,
    '',
    'Lines for .dockerignore:',
    ...patterns.map((pattern) => `  ${printable(pattern)}`),
  ];
}

function row(path: string, amount: Amount, note: string): string {
  const name = printable(path);
  const files = path.endsWith('/') ? `${amount.files} ${amount.files === 1 ? 'file' : 'files'}` : '';
  return `  ${byteSize(amount.bytes).padStart(8)}  ${name.padEnd(36)}  ${files.padEnd(12)}  ${note}`.trimEnd();
}

function fileLine({ path, size }: ContextFile): string {
  return `${byteSize(size).padStart(8)}  ${printable(path)}\n`;
}

function counted({ files, bytes }: Amount): string {
  return `${files} ${files === 1 ? 'file' : 'files'} with ${byteSize(bytes)}`;
}

function json(value: object): string {
  return `${JSON.stringify({ schema: 1, ...value }, undefined, 2)}\n`;
}
