import type { Edit } from '#text/edit.js';
import { applyEdits } from '#text/edit.js';
import type { Finding, Fix } from './finding.js';
import type { ReviewedText } from './reviewed.js';

/** A fix with the rule that offers it. */
export interface RuleFix {
  readonly rule: string;
  readonly fix: Fix;
}

/** A text after its fixes. */
export interface FixedText {
  readonly text: string;
  /** The fixes of each pass; their edits are places in the text that the pass before has left. */
  readonly passes: readonly (readonly RuleFix[])[];
  /** Fixes that a gate stopped, with the reason. If there are any, the text is the one that was given. */
  readonly withheld: readonly { readonly rule: string; readonly reason: string }[];
  readonly remaining: readonly Finding[];
}

/** What stands between a fix and the file. Each says in words why a change must not be kept; undefined when it may. */
export interface Gates<File> {
  /** Whether the edits of a pass did what they said and nothing else. */
  readonly edits: (before: File, after: File, edits: readonly Edit[]) => string | undefined;
  /** Whether the rules find something that they did not find before. */
  readonly findings: (before: File, after: File) => string | undefined;
}

/** A file that means well settles in a few passes; more than these go round in circles. */
const MAX_PASSES = 50;

/**
 * Applies fixes until nothing is left to do. In a pass those that collide with an earlier one wait for the next; after
 * each pass the gates compare the text before with the text after, and one failure gives the whole file back unchanged.
 * What a rule finds anew may wait for its own fix in a later pass; at the end nothing new is left.
 */
export function fixText<File extends ReviewedText>(
  text: string,
  review: (text: string) => File,
  accepts: (fix: Fix) => boolean,
  gates: Gates<File>,
): FixedText {
  const original = review(text);
  const isMended = ({ fix }: Finding) => fix !== undefined && fix.edits.length > 0 && accepts(fix);
  const fixed = fixedBy(original, review, accepts, (before, after, edits) => {
    const left = { ...after, findings: after.findings.filter((finding) => !isMended(finding)) };
    return gates.edits(before, after, edits) ?? gates.findings(before, left);
  });
  const isSettled = gates.findings(original, { ...original, findings: fixed.remaining }) === undefined;
  if (isSettled) return fixed;
  // The fix for what is new has brought something else: the step to blame is the one that nobody waits for.
  return fixedBy(
    original,
    review,
    accepts,
    (before, after, edits) => gates.edits(before, after, edits) ?? gates.findings(before, after),
  );
}

type Gate<File> = Gates<File>['edits'];

function fixedBy<File extends ReviewedText>(
  original: File,
  review: (text: string) => File,
  accepts: (fix: Fix) => boolean,
  gate: Gate<File>,
): FixedText {
  const passes: (readonly RuleFix[])[] = [];
  let current = original;
  while (passes.length < MAX_PASSES) {
    const chosen = chooseFixes(current.findings, accepts);
    if (chosen.length === 0) return { text: current.text, passes, withheld: [], remaining: current.findings };
    const edits = editsOf(chosen);
    const next = review(applyEdits(current.text, edits));
    const reason = gate(current, next, edits);
    if (reason !== undefined) return givenBack(original, culprits(current, chosen, review, gate, reason));
    passes.push(chosen);
    current = next;
  }
  const restless = new Set(chooseFixes(current.findings, accepts).map(({ rule }) => rule));
  return givenBack(
    original,
    [...restless].map((rule) => ({ rule, reason: 'its fix finds something to do again and again' })),
  );
}

/** The fixes of one pass, from the top: those that would change what an earlier one changes are left for the next. */
function chooseFixes(findings: readonly Finding[], accepts: (fix: Fix) => boolean): readonly RuleFix[] {
  const offered = findings.flatMap(({ rule, fix }) =>
    fix && accepts(fix) && fix.edits.length > 0 ? [{ rule, fix, hull: hullOf(fix.edits) }] : [],
  );
  offered.sort((a, b) => a.hull.start - b.hull.start);
  const chosen: RuleFix[] = [];
  let end = -1;
  for (const { rule, fix, hull } of offered) {
    if (hull.start <= end) continue;
    chosen.push({ rule, fix });
    end = hull.end;
  }
  return chosen;
}

function hullOf(edits: readonly Edit[]): { readonly start: number; readonly end: number } {
  return {
    start: Math.min(...edits.map(({ span }) => span.start)),
    end: Math.max(...edits.map(({ span }) => span.end)),
  };
}

function editsOf(fixes: readonly RuleFix[]): readonly Edit[] {
  return fixes.flatMap(({ fix }) => fix.edits);
}

/** Which fixes of a pass that failed fail alone, too; all of them when only their company does harm. */
function culprits<File extends ReviewedText>(
  current: File,
  chosen: readonly RuleFix[],
  review: (text: string) => File,
  gate: Gate<File>,
  together: string,
): FixedText['withheld'] {
  const alone = chosen.flatMap(({ rule, fix }) => {
    const reason = gate(current, review(applyEdits(current.text, fix.edits)), fix.edits);
    return reason === undefined ? [] : [{ rule, reason }];
  });
  return alone.length > 0 ? alone : chosen.map(({ rule }) => ({ rule, reason: together }));
}

function givenBack({ text, findings }: ReviewedText, withheld: FixedText['withheld']): FixedText {
  return { text, passes: [], withheld, remaining: findings };
}
