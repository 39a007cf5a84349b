import type { Document, Run } from '#dockerfile/document.js';
import type { Script } from '#shell/script.js';
import type { Edit } from '#text/edit.js';
import { lineEndOf } from '#text/lines.js';

/** A line may become this long before a command gets a line of its own. */
const LINE_WIDTH = 120;

/**
 * Adds a command to the end of a RUN, so that it runs when all before it has worked and the RUN fails when it fails.
 * Keeps to the way in which the RUN breaks its lines. Undefined where the end is no place for another command: in exec
 * form, behind a comment, a background process or an `exec`, and in a here-document that goes on after an error.
 */
export function appendCommand(
  { text, escape }: Document,
  run: Run,
  scripts: readonly Script[],
  command: string,
): Edit | undefined {
  const [script] = scripts;
  const last = script?.statements.at(-1);
  if (!script || !last || last.background || script.problems.length > 0) return undefined;
  if (/^(?:exec|exit|return)$/.test(script.commands.at(-1)?.program ?? '')) return undefined;
  const at = last.span.end;
  if (script.form === 'heredoc') return appendLine(text, run, script, command);
  if (script.form !== 'shell' || run.heredocs.length > 0 || text.slice(at, run.span.end).trim() !== '')
    return undefined;
  const span = { start: at, end: at };
  const body = text.slice(run.span.start, at);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (!body.includes('\n') && at - lineStart + command.length + 4 <= LINE_WIDTH)
    return { span, text: ` && ${command}` };
  const eol = lineEndOf(body);
  const { indent, operator, isLeading } = styleOf(text, script);
  const broken = ` ${escape}${eol}${indent}`;
  if (isLeading) return { span, text: `${broken}${operator} ${command}` };
  return { span, text: `${operator === ';' ? ';' : ' &&'}${broken}${command}` };
}

interface Style {
  readonly indent: string;
  readonly operator: '&&' | ';';
  /** The operator starts a line instead of ending the one before. */
  readonly isLeading: boolean;
}

/** How the last command that starts a line of its own is joined to the one before. */
function styleOf(text: string, { statements, commands }: Script): Style {
  const stopsAtErrors = commands[0]?.program === 'set' && /^-\w*e/.test(commands[0].args[0]?.value ?? '');
  for (const { span } of statements
    .flatMap(({ parts }) => parts)
    .slice(1)
    .reverse()) {
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const match = /^([ \t]*)(&&|;)?[ \t]*$/.exec(text.slice(lineStart, span.start));
    if (!match) continue;
    const before = text.slice(0, lineStart).trimEnd().slice(0, -1).trimEnd();
    const operator = (match[2] ?? (before.endsWith(';') ? ';' : '&&')) as Style['operator'];
    if (operator === ';' && !stopsAtErrors) continue;
    return { indent: match[1] as string, operator, isLeading: match[2] !== undefined };
  }
  return { indent: /\n\t/.test(text) ? '\t' : '    ', operator: '&&', isLeading: true };
}

/** A line more at the end of a script that stops at the first error. */
function appendLine(text: string, run: Run, { commands }: Script, command: string): Edit | undefined {
  const [heredoc] = run.heredocs;
  const [first] = commands;
  if (!heredoc || run.heredocs.length > 1 || first?.program !== 'set') return undefined;
  if (!/^-\w*e/.test(first.args[0]?.value ?? '') || text[heredoc.body.end - 1] !== '\n') return undefined;
  const before = text.slice(heredoc.body.start, heredoc.body.end);
  const lastLine = before.trimEnd().split('\n').at(-1) as string;
  if (/\\$|^\s*#/.test(lastLine)) return undefined;
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', first.span.start) + 1))?.[0] ?? '';
  const end = heredoc.body.end;
  return { span: { start: end, end }, text: `${indent}${command}${lineEndOf(before)}` };
}
