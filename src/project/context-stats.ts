import type { Junk } from '#knowledge/context-junk.js';
import { junkOf } from '#knowledge/context-junk.js';
import type { BuildContext, ContextFile } from './build-context.js';

/** Files and their bytes. */
export interface Amount {
  readonly files: number;
  readonly bytes: number;
}

/** What a build context costs, and what in it should stay out. */
export interface ContextStats {
  readonly sent: Amount;
  readonly ignored: Amount;
  /** The top-level entries of what is sent, the largest first; folders end in a slash. */
  readonly largest: readonly (Amount & { readonly path: string })[];
  /** Secrets first, then by size. */
  readonly junk: readonly (Junk & Amount)[];
}

/** Adds up a build context. */
export function contextStatsOf({ sent, ignored }: BuildContext): ContextStats {
  const largest = new Map<string, ContextFile[]>();
  const junk = new Map<string, { readonly junk: Junk; readonly files: ContextFile[] }>();
  for (const file of sent) {
    const slash = file.path.indexOf('/');
    const top = slash < 0 ? file.path : file.path.slice(0, slash + 1);
    const entries = largest.get(top);
    if (entries) entries.push(file);
    else largest.set(top, [file]);
    const found = junkOf(file.path, file.size);
    if (!found) continue;
    const entry = junk.get(found.path) ?? { junk: found, files: [] };
    entry.files.push(file);
    junk.set(found.path, entry);
  }
  return {
    sent: amountOf(sent),
    ignored: amountOf(ignored),
    largest: [...largest].map(([path, files]) => ({ path, ...amountOf(files) })).sort((a, b) => b.bytes - a.bytes),
    junk: [...junk.values()].map((each) => ({ ...each.junk, ...amountOf(each.files) })).sort(bySeverity),
  };
}

function amountOf(files: readonly ContextFile[]): Amount {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

function bySeverity(a: Junk & Amount, b: Junk & Amount): number {
  return Number(b.kind === 'secret') - Number(a.kind === 'secret') || b.bytes - a.bytes;
}
