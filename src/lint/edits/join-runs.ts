import type { Document, Instruction, Run } from '#dockerfile/document.js';
import type { Script } from '#shell/script.js';
import type { Edit } from '#text/edit.js';
import { lineEndBefore } from '#text/lines.js';

/**
 * Makes one RUN of two that follow each other: the second runs when the first has worked. Undefined where something
 * else than blank lines stands between them, where one is not a plain shell text, or where `&&` would bind otherwise
 * than the two layers did.
 */
export function joinRuns(
  { text, escape, nodes }: Document,
  [first, firstScript]: readonly [Run, Script | undefined],
  [second, secondScript]: readonly [Instruction | undefined, Script | undefined],
): Edit | undefined {
  if (second?.kind !== 'RUN' || !firstScript || !secondScript) return undefined;
  if (![first, second].every(isPlain) || firstScript.dialect !== secondScript.dialect) return undefined;
  if (![firstScript, secondScript].every(({ form, problems }) => form === 'shell' && problems.length === 0))
    return undefined;
  const between = nodes.slice(nodes.indexOf(first) + 1, nodes.indexOf(second));
  if (between.some(({ type }) => type !== 'blank')) return undefined;
  const last = firstScript.statements.at(-1);
  const next = secondScript.statements[0];
  if (!last || !next || last.background || next.background || next.operators.includes('||')) return undefined;
  if (last.span.end !== first.span.end || next.span.start !== second.shell.originOf(0)) return undefined;
  const indent = /\n([ \t]+)&& /.exec(text.slice(second.span.start, second.span.end))?.[1] ?? '    ';
  const span = { start: first.span.end, end: next.span.start };
  return { span, text: ` ${escape}${lineEndBefore(text, first.lines.end)}${indent}&& ` };
}

function isPlain({ flags, form, heredocs, trigger }: Run): boolean {
  return flags.length === 0 && form === 'shell' && heredocs.length === 0 && !trigger;
}
