import type { Span } from '#text/span.js';
import type { Directive, SyntaxProblem } from './document.js';

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;

/** The parser directive on a comment line at the top of the file, if it is one that BuildKit knows. */
export function readDirective(
  text: string,
  lines: Span,
  span: Span,
  seen: readonly Directive[],
): { readonly directive?: Directive; readonly problem?: SyntaxProblem } {
  const match = DIRECTIVE.exec(text.slice(span.start, span.end));
  const name = match?.[1]?.toLowerCase();
  const value = match?.[2];
  if (value === undefined || (name !== 'syntax' && name !== 'escape' && name !== 'check')) return {};
  if (seen.some((directive) => directive.name === name)) {
    return { problem: { rule: 'no-invalid-directive', message: `The directive ${name} is given twice.`, span } };
  }
  const end = text.lastIndexOf(value, span.end) + value.length;
  const directive: Directive = {
    type: 'directive',
    name,
    lines,
    span,
    value: { text: value, span: { start: end - value.length, end } },
  };
  if (name !== 'escape' || value === '\\' || value === '`') return { directive };
  const message = `The escape character is \`${value}\`; it can only be a backslash or a backtick.`;
  return { directive, problem: { rule: 'no-invalid-directive', message, span: directive.value.span } };
}
