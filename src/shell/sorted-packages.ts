import type { Document, Instruction } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { lineEndBefore, startsLine } from '#text/lines.js';
import type { Span } from '#text/span.js';
import type { Command } from './command.js';
import { compareWords, packageLists } from './package-lists.js';
import type { Manager, Package } from './program.js';
import type { ShellWord } from './shell-word.js';

/** Managers that install the same in whatever order the packages are named. */
const ANY_ORDER = new Set<Manager>(['apt', 'apk', 'dnf', 'microdnf', 'yum', 'zypper', 'pip', 'npm']);

/**
 * Brings the packages that a command of an instruction names on several lines into alphabetical order, one a line. A
 * comment goes with the package below it. Options and variables stay where they are, and so does what stands before
 * and behind them.
 */
export function sortedPackages(document: Document, { innerComments }: Instruction, command: Command): readonly Edit[] {
  if (command.script.form !== 'shell' || command.script.problems.length > 0) return [];
  return packageLists(command, document.text)
    .filter(({ manager }) => ANY_ORDER.has(manager))
    .flatMap(({ packages }) => runsOf(packages, document.text))
    .flatMap((run) => sortedRun(document, innerComments, run) ?? []);
}

/** Packages that follow each other with nothing but blanks, line breaks and comments between them. */
function runsOf(packages: readonly Package[], text: string): readonly (readonly ShellWord[])[] {
  const runs: ShellWord[][] = [];
  let before: ShellWord | undefined;
  for (const { word, name } of packages) {
    const isMovable =
      name !== '' && word.syntax !== undefined && text.slice(word.span.start, word.span.end) === word.text;
    if (!isMovable) before = undefined;
    else {
      const between = before?.syntax && word.source.text.slice(before.syntax.end, word.syntax.pos);
      if (between !== undefined && /^\s+$/.test(between)) runs.at(-1)?.push(word);
      else runs.push([word]);
      before = word;
    }
  }
  return runs.filter((run) => run.length > 1);
}

/** A package with the comments that stand directly above it. */
interface Entry {
  readonly word: ShellWord;
  readonly comments: readonly Span[];
}

function sortedRun({ text, escape }: Document, comments: readonly Span[], run: readonly ShellWord[]): Edit | undefined {
  const opening = run.find(({ span }) => startsLine(text, span.start));
  if (!opening) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', opening.span.start) + 1, opening.span.start);
  const entries = run.map((word, index): Entry => {
    const from = run[index - 1]?.span.end ?? aboveComments(text, comments, word.span);
    return { word, comments: commentsBetween(comments, from, word.span.start) };
  });
  const sorted = entries.toSorted((a, b) => compareWords(a.word, b.word));
  const isInOrder = entries.every((entry, index) => entry === sorted[index] && startsLine(text, entry.word.span.start));
  if (isInOrder) return undefined;
  const first = entries[0] as Entry;
  const lineEnd = lineEndBefore(text, text.indexOf('\n', first.word.span.start) + 1);
  const linesOf = (entry: Entry) => [
    ...entry.comments.map((comment) => commentLine(text, comment)),
    indent + text.slice(entry.word.span.start, entry.word.span.end),
  ];
  const lines = sorted.map((entry, index) => {
    const isLast = index === sorted.length - 1;
    return linesOf(entry).join(lineEnd) + (isLast ? '' : ` ${escape}${lineEnd}`);
  });
  const start = firstPlace(text, first);
  const opens = startsLine(text, first.word.span.start) || first.comments.length > 0;
  const lead = opens ? '' : `${escape}${lineEnd}`;
  return { span: { start, end: (run.at(-1) as ShellWord).span.end }, text: lead + lines.join('') };
}

/** Where the line starts whose first word is the first package, or the comment above it; else where the package stands. */
function firstPlace(text: string, { word, comments }: Entry): number {
  const place = (comments[0] ?? word.span).start;
  return startsLine(text, place) ? text.lastIndexOf('\n', place - 1) + 1 : place;
}

/** The comments, which are in order of place, that start between two places. */
function commentsBetween(comments: readonly Span[], from: number, to: number): readonly Span[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Span).start <= from) low = middle + 1;
    else high = middle;
  }
  const found: Span[] = [];
  for (let comment = comments[low]; comment && comment.start < to; comment = comments[++low]) found.push(comment);
  return found;
}

/** A place in the code above the comments that stand directly above a word. */
function aboveComments(text: string, comments: readonly Span[], { start }: Span): number {
  let from = start;
  const before = commentsBetween(comments, -1, start);
  for (const comment of before.toReversed()) {
    if (!/^\s*$/.test(text.slice(comment.end, from))) break;
    from = comment.start;
  }
  return from - 1;
}

/** A comment with its own indentation. */
function commentLine(text: string, { start, end }: Span): string {
  return text.slice(text.lastIndexOf('\n', start) + 1, end);
}
