import type { Document, Instruction } from '#dockerfile/document.js';
import { linesAround } from '#text/lines.js';
import type { Span } from '#text/span.js';
import type { Finding } from './finding.js';
import type { RuleNames } from './rule-set.js';
import type { SuppressedName, Suppression } from './suppression-comment.js';
import { checkDirective, suppressionIn } from './suppression-comment.js';

/** A suppression with the part of the file that it covers. */
export interface PlacedSuppression extends Suppression {
  readonly covers: Span;
  /** The whole line of the comment, with its line end. */
  readonly lines: Span;
}

/** All suppressions of a document, in order of place. */
export function suppressionsIn(document: Document): readonly PlacedSuppression[] {
  const { text } = document;
  if (!/ignore|skip|disable/i.test(text)) return [];
  const whole = { start: 0, end: text.length };
  const placed: PlacedSuppression[] = [];
  for (const directive of document.directives) {
    if (directive.name !== 'check') continue;
    const names = checkDirective(directive.value.text, directive.value.span.start);
    if (names.length > 0)
      placed.push({
        scope: 'file',
        names,
        reason: undefined,
        tool: 'buildkit',
        span: directive.span,
        covers: whole,
        lines: directive.lines,
      });
  }
  for (const [index, node] of document.nodes.entries()) {
    if (node.type === 'comment') {
      const suppression = suppressionIn(text.slice(node.span.start, node.span.end), node.span.start);
      if (suppression)
        placed.push({ ...suppression, covers: coverOf(suppression, document, index), lines: node.lines });
    } else if (node.type === 'instruction') placed.push(...innerSuppressions(node, text));
  }
  return placed;
}

/** A suppression with what became of it. */
export interface JudgedSuppression extends PlacedSuppression {
  /** A finding was left out because of it. */
  readonly used: boolean;
  /** At least one of its rules runs, so that `used` says something. */
  readonly judged: boolean;
  /** Its names that are no rule's. */
  readonly unknown: readonly (SuppressedName & { readonly nearest: string | undefined })[];
}

/** The findings that no suppression covers, and what became of each suppression. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly PlacedSuppression[],
  names: RuleNames,
  isActive: (rule: string) => boolean,
): { readonly findings: readonly Finding[]; readonly judged: readonly JudgedSuppression[] } {
  if (suppressions.length === 0) return { findings, judged: [] };
  const idsOf = suppressions.map(
    (each) => new Set(each.names.flatMap(({ name }) => names.find(name).map(({ id }) => id))),
  );
  const coversAll = suppressions.map((each) => each.names.some(({ name }) => name === 'all'));
  const used = new Set<PlacedSuppression>();
  const kept = findings.filter(({ rule, at }) => {
    let suppressed = false;
    for (const [index, suppression] of suppressions.entries()) {
      const { start, end } = suppression.covers;
      if (at.start < start || at.start > end || (!coversAll[index] && !idsOf[index]?.has(rule))) continue;
      used.add(suppression);
      suppressed = true;
    }
    return !suppressed;
  });
  const judged = suppressions.map((suppression, index) => ({
    ...suppression,
    used: used.has(suppression),
    judged: coversAll[index] === true || [...(idsOf[index] ?? [])].some(isActive),
    unknown: suppression.names
      .filter(({ name }) => name !== 'all' && names.find(name).length === 0)
      .map((each) => ({ ...each, nearest: names.nearest(each.name) })),
  }));
  return { findings: kept, judged };
}

function coverOf({ scope, tool }: Suppression, document: Document, index: number): Span {
  const { nodes, text } = document;
  if (scope === 'file') return { start: 0, end: text.length };
  const next = nodes.slice(index + 1, index + 20).find((node): node is Instruction => node.type === 'instruction');
  if (!next) return { start: text.length, end: text.length };
  if (scope === 'next') return tool === 'trivy' && next.kind === 'FROM' ? { start: 0, end: text.length } : next.lines;
  const stage = document.instructions.findLast(({ kind, lines }) => kind === 'FROM' && lines.start <= next.lines.start);
  const start = stage?.lines.start ?? 0;
  const following = document.instructions.find(({ kind, lines }) => kind === 'FROM' && lines.start > start);
  return { start, end: following ? following.lines.start - 1 : text.length };
}

/** Comments between the lines of an instruction cover the line below them. */
function innerSuppressions(instruction: Instruction, text: string): readonly PlacedSuppression[] {
  const placed: PlacedSuppression[] = [];
  for (const comment of instruction.innerComments) {
    const suppression = suppressionIn(text.slice(comment.start, comment.end), comment.start);
    if (!suppression) continue;
    const start = text.indexOf('\n', comment.end) + 1;
    const end = text.indexOf('\n', start);
    const covers = { start, end: end < 0 ? text.length : end };
    placed.push({ ...suppression, covers, lines: linesAround(text, comment) });
  }
  return placed;
}
