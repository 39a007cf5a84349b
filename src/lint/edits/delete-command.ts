import type { Document, Run } from '#dockerfile/document.js';
import type { Command } from '#shell/command.js';
import type { Script } from '#shell/script.js';
import type { Edit } from '#text/edit.js';
import { startsLine } from '#text/lines.js';

/**
 * Takes a command out of the `&&` chain that it is a part of. Undefined where it stands alone, in a pipeline or a
 * construct, beside `||`, or where a comment would go with it.
 */
export function deleteCommand(
  { text }: Document,
  { innerComments }: Run,
  command: Command,
  script: Script,
): Edit | undefined {
  const statement = script.statements.find(
    ({ span }) => span.start <= command.span.start && command.span.end <= span.end,
  );
  if (!statement || script.form !== 'shell' || command.inside.length > 0 || statement.background) return undefined;
  const { parts, operators } = statement;
  const at = parts.findIndex(({ pipeline }) => pipeline.length === 1 && pipeline[0] === command);
  if (at < 0 || parts.length < 2 || operators.some((operator) => operator !== '&&')) return undefined;
  const previous = parts[at - 1];
  const next = parts[at + 1];
  const span =
    next && (!previous || startsLine(text, command.span.start))
      ? { start: command.span.start, end: next.span.start }
      : { start: previous?.span.end ?? command.span.start, end: command.span.end };
  const hasComment = innerComments.some(({ start, end }) => start < span.end && end > span.start);
  return hasComment || text.slice(span.start, span.end).includes('#') ? undefined : { span, text: '' };
}
