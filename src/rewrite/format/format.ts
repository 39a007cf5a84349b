import { parse } from '#dockerfile/parse.js';
import { LineIndex } from '#text/line-index.js';
import { sameMeaning } from '../same-meaning.js';
import type { FormatOptions } from './format-options.js';
import { layOut } from './lay-out.js';
import { sortPackages } from './sort-packages.js';

/** A Dockerfile to lay out. */
export interface FileToFormat {
  /** Not needed; one object may serve `check`, `fix` and `format`. */
  readonly path?: string;
  readonly text: string;
  readonly options?: FormatOptions;
}

/** A Dockerfile with its layout in order, or as it was with the reason. */
export interface Formatted {
  readonly text: string;
  readonly changed: boolean;
  /** Why the file was left as it is: it does not parse, or its new layout would mean something else. */
  readonly left?: { readonly because: 'syntax' | 'meaning'; readonly message: string } | undefined;
}

/**
 * Lays out a Dockerfile: upper-case keywords, one indentation, no blanks at line ends, at most one blank line in a
 * row. What the build makes of it stays the same. Synchronous and without I/O.
 */
export function format({ text, options = {} }: FileToFormat): Formatted {
  const before = parse(text);
  const [problem] = before.problems;
  if (problem) {
    const line = new LineIndex(text).lineOf(problem.span.start);
    return left(text, 'syntax', `line ${line} does not parse: ${problem.message}`);
  }
  const sorted = options.sortPackages ? parse(sortPackages(before)) : before;
  const laidOut = layOut(sorted, options);
  if (laidOut === text) return { text, changed: false };
  const reason = sameMeaning(before, sorted, true) ?? sameMeaning(sorted, parse(laidOut));
  return reason ? left(text, 'meaning', reason) : { text: laidOut, changed: true };
}

function left(text: string, because: 'syntax' | 'meaning', message: string): Formatted {
  return { text, changed: false, left: { because, message } };
}
