import type { Instruction, Word } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import type { JoinedText } from '#text/joined-text.js';
import type { Span } from '#text/span.js';

/** The edits inside the lines of an instruction: upper-case keywords, one blank behind them, the spacing of JSON arrays. */
export function spelling(text: string, instruction: Instruction): readonly Edit[] {
  const edits = [...upperCase(text, instruction.keyword), ...oneBlankBehind(text, instruction.keyword.span)];
  if (instruction.kind === 'FROM' && instruction.as) edits.push(...upperCase(text, instruction.as));
  if (instruction.kind === 'HEALTHCHECK') edits.push(...healthcheckType(text, instruction.rest));
  if (instruction.kind === 'ONBUILD')
    return instruction.instruction ? [...edits, ...spelling(text, instruction.instruction)] : edits;
  return [...edits, ...jsonSpacing(instruction)];
}

function upperCase(text: string, { span }: Word): readonly Edit[] {
  const written = text.slice(span.start, span.end);
  // A keyword that a line break divides is not worth the trouble.
  if (!/^[a-z]+$/i.test(written) || written === written.toUpperCase()) return [];
  return [{ span, text: written.toUpperCase() }];
}

function oneBlankBehind(text: string, { end }: Span): readonly Edit[] {
  let to = end;
  while (text[to] === ' ' || text[to] === '\t') to++;
  // At the end of the line the blanks belong to the continuation mark.
  const isNeeded = to > end && text.slice(end, to) !== ' ' && /[^\s\\`]/.test(text[to] ?? '');
  return isNeeded ? [{ span: { start: end, end: to }, text: ' ' }] : [];
}

function healthcheckType(text: string, rest: JoinedText): readonly Edit[] {
  const [type = ''] = /^[a-z]+/i.exec(rest.text) ?? [];
  if (!/^(?:cmd|none)$/i.test(type) || !rest.isContiguous(0, type.length)) return [];
  const span = rest.spanOf(0, type.length);
  return [...upperCase(text, { text: type, span }), ...oneBlankBehind(text, span)];
}

/** `["a", "b"]`, for an array on one line. */
function jsonSpacing({ json, rest, kind }: Instruction): readonly Edit[] {
  const open = rest.text.indexOf('[');
  if (!json || open < 0 || kind === 'ONBUILD' || !rest.isContiguous(open, rest.text.length)) return [];
  const written = rest.text.slice(open);
  const strings = written.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  const spaced = `[${strings.join(', ')}]`;
  return spaced === written ? [] : [{ span: rest.spanOf(open, rest.text.length), text: spaced }];
}
