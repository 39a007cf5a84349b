import type { Span } from '#text/span.js';
import type { Command } from './command.js';

/**
 * What of the text to take out so that a command of a list is gone and the others run as before. Undefined for one that
 * stands alone, in a pipe or a construct, behind or before `||`, or with a comment between it and its neighbour.
 */
export function removalOf(command: Command, text: string): Span | undefined {
  const { script, span, pipeline, inside, redirects, assignments, wrapper, background, before, after } = command;
  if (pipeline.length > 1 || inside.length > 0 || redirects.length > 0 || assignments.length > 0) return undefined;
  if (wrapper || background || before === '||' || after === '||') return undefined;
  if (script.form !== 'shell' && script.form !== 'heredoc') return undefined;
  const { statements } = script;
  const at = statements.findIndex(({ parts }) => parts.some((part) => part.pipeline[0] === command));
  const parts = statements[at]?.parts ?? [];
  const index = parts.findIndex((part) => part.pipeline[0] === command);
  const isLast = at === statements.length - 1;
  const previous = parts[index - 1];
  const next = parts[index + 1];
  // A line that ends with `&&` is left as it is, when the command shares its own with the next.
  const isBreak = (from: number, to: number) => text.slice(from, to).includes('\n');
  const sharesLine = previous && next && isBreak(previous.span.end, span.start) && !isBreak(span.end, next.span.start);
  if (previous && !sharesLine) return ifPlain({ start: previous.span.end, end: span.end }, span, text);
  if (next) return ifPlain({ start: span.start, end: next.span.start }, span, text);
  // The last of several gives the status of all.
  const below = statements[at + 1];
  return below && !isLast ? ifPlain({ start: span.start, end: below.span.start }, span, text) : undefined;
}

/** The span, when nothing but operators and line ends stands beside the command in it. */
function ifPlain(span: Span, command: Span, text: string): Span | undefined {
  const beside = text.slice(span.start, command.start) + text.slice(command.end, span.end);
  return /^[\s\\`;&]*$/.test(beside) ? span : undefined;
}
