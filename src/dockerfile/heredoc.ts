import type { JoinedText } from '#text/joined-text.js';
import type { Heredoc, SyntaxProblem } from './document.js';
import { leadingFlags } from './flags.js';
import { heredocMarkers } from './heredoc-marker.js';
import { jsonStrings } from './json-array.js';

/**
 * The here-documents that a logical line opens, with the bodies that follow at `end`. An end word that is
 * only indented wrongly still ends its body, so that the rest of the file keeps its meaning.
 */
export function readHeredocs(
  text: string,
  line: JoinedText,
  end: number,
  problem: (problem: SyntaxProblem) => void,
): readonly Heredoc[] {
  if (!line.text.includes('<<') || !mayHoldHeredocs(line.text)) return [];
  const heredocs: Heredoc[] = [];
  let at = end;
  for (const { start, end: markerEnd, name, expand, chomp, fileDescriptor } of heredocMarkers(line.text)) {
    const marker = line.spanOf(start, markerEnd);
    const found = findTerminator(text, at, name, chomp);
    if (!found.exact) {
      const message = found.indented
        ? `The end word ${name} of the here-document is indented; it must start its line${chomp ? ' behind tabs only' : ', or use <<- and tabs'}.`
        : `The here-document ${name} has no end; a line with nothing but ${name} is missing.`;
      problem({ rule: 'no-unterminated-heredoc', message, span: marker });
    }
    const body = { start: at, end: found.start };
    const terminator = { start: found.start, end: found.end };
    heredocs.push({ name, expand, chomp, fileDescriptor, marker, body, terminator });
    at = found.end;
  }
  return heredocs;
}

const HOLDS_HEREDOCS = /^\s*(?:onbuild\s+)*(add|copy|run)(?=\s|$)/i;

function mayHoldHeredocs(line: string): boolean {
  const head = HOLDS_HEREDOCS.exec(line);
  if (!head) return false;
  const { rest } = leadingFlags(line, head[0].length);
  return !Array.isArray(jsonStrings(line.slice(rest)));
}

interface Terminator {
  readonly start: number;
  readonly end: number;
  readonly exact: boolean;
  readonly indented: boolean;
}

function findTerminator(text: string, from: number, name: string, chomp: boolean): Terminator {
  let indented: Terminator | undefined;
  let at = from;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed + 1;
    const line = text.slice(at, end).replace(/[\r\n]+$/, '');
    if ((chomp ? line.replace(/^\t+/, '') : line) === name) return { start: at, end, exact: true, indented: false };
    if (!indented && line.trim() === name) indented = { start: at, end, exact: false, indented: true };
    at = end;
  }
  return indented ?? { start: text.length, end: text.length, exact: false, indented: false };
}
