import type { Document, Instruction } from '#dockerfile/document.js';
import type { Span } from '#text/span.js';
import type { Finding } from './finding.js';
import type { RuleNames } from './rule-set.js';
import type { Suppression } from './suppression-comment.js';
import { checkDirective, suppressionIn } from './suppression-comment.js';

/** A suppression with the part of the file that it covers. */
export interface PlacedSuppression extends Suppression {
  readonly covers: Span;
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
      placed.push({ scope: 'file', names, reason: undefined, tool: 'buildkit', span: directive.span, covers: whole });
  }
  for (const [index, node] of document.nodes.entries()) {
    if (node.type === 'comment') {
      const suppression = suppressionIn(text.slice(node.span.start, node.span.end), node.span.start);
      if (suppression) placed.push({ ...suppression, covers: coverOf(suppression, document, index) });
    } else if (node.type === 'instruction') placed.push(...innerSuppressions(node, text));
  }
  return placed;
}

/** The findings that no suppression covers, and the suppressions that covered none. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly PlacedSuppression[],
  names: RuleNames,
): { readonly findings: readonly Finding[]; readonly unused: readonly PlacedSuppression[] } {
  if (suppressions.length === 0) return { findings, unused: [] };
  const rulesOf = suppressions.map(({ names: suppressed }) => ({
    all: suppressed.some(({ name }) => name === 'all'),
    ids: new Set(suppressed.flatMap(({ name }) => names.find(name).map((rule) => rule.id))),
  }));
  const used = new Set<PlacedSuppression>();
  const kept = findings.filter((finding) => {
    let suppressed = false;
    for (const [index, suppression] of suppressions.entries()) {
      const { covers } = suppression;
      if (finding.at.start < covers.start || finding.at.start > covers.end) continue;
      const rules = rulesOf[index];
      if (!rules?.all && !rules?.ids.has(finding.rule)) continue;
      used.add(suppression);
      suppressed = true;
    }
    return !suppressed;
  });
  return { findings: kept, unused: suppressions.filter((suppression) => !used.has(suppression)) };
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
    placed.push({ ...suppression, covers: { start, end: end < 0 ? text.length : end } });
  }
  return placed;
}
