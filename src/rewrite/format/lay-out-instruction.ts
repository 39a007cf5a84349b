import type { Document, Instruction } from '#dockerfile/document.js';
import type { Edit } from '#text/edit.js';
import { applyEdits } from '#text/edit.js';
import type { Span } from '#text/span.js';
import { gapsBeforeMarks } from './aligned-marks.js';
import type { FormatOptions } from './format-options.js';
import type { IndentUnit } from './indentation.js';
import { columnsOf, newIndents } from './indentation.js';
import type { InstructionLine } from './instruction-lines.js';
import { spelling } from './spelling.js';

/** The lines of an instruction and before which of them the layout may change. */
export interface Layout {
  readonly instruction: Instruction;
  readonly lines: readonly InstructionLine[];
  readonly loose: ReadonlySet<InstructionLine>;
}

/** The indentations of the lines that may move, but for those that follow another line and not the file's habit. */
export function movingIndents(text: string, layout: Layout): readonly string[] {
  if (underFirstArgument(text, layout) !== undefined) return [];
  return movingLines(layout).map(({ indent }) => text.slice(indent.start, indent.end));
}

function movingLines({ lines, loose }: Layout): readonly InstructionLine[] {
  return lines.filter((line) => loose.has(line) && line.content.end > line.content.start);
}

/** The new lines of an instruction, without line ends and here-documents. */
export function layOutInstruction(
  { text, escape }: Document,
  layout: Layout,
  unit: IndentUnit,
  { tabWidth = 4, trimLines = true }: FormatOptions,
): readonly string[] {
  const { loose, instruction } = layout;
  const edits = spelling(text, instruction);
  const indentOf = indentation(text, layout, unit);
  const rows = layout.lines
    .filter(({ kind }) => kind !== 'blank')
    .map((line): Row => ({ line, start: indentOf(line) + edited(text, line.content, edits) }));
  const gaps = newGaps(text, rows, loose, tabWidth);
  return rows.map(({ line, start }) => {
    const gap = gaps.get(line) ?? text.slice(line.gap.start, line.gap.end);
    if (line.continued) return start + gap + escape;
    return trimLines ? start : start + text.slice(line.gap.start, line.gap.end);
  });
}

const LISTS = new Set<Instruction['kind']>(['ENV', 'LABEL', 'ARG', 'COPY', 'ADD', 'EXPOSE', 'VOLUME', 'FROM']);

/** Whether the arguments are a list of which no line is deeper than another. */
function isPlainList({ kind, json }: Instruction): boolean {
  return LISTS.has(kind) && !json;
}

/** The new indentation of each line. A comment has that of the code which stood as deep as it, a line below or above. */
function indentation(text: string, layout: Layout, unit: IndentUnit): (line: InstructionLine) => string {
  const { instruction, lines, loose } = layout;
  const written = ({ indent }: InstructionLine) => text.slice(indent.start, indent.end);
  const depthOf = (line: InstructionLine) => columnsOf(written(line), unit.tabWidth);
  const depths = movingLines(layout).map(depthOf);
  const indents = newIndents(depths, unit);
  const isList = isPlainList(instruction);
  const listIndent = unit.isAsked || unit.text === '\t' ? undefined : underFirstArgument(text, layout);
  const ofCode = (line: InstructionLine) => {
    if (line === lines[0]) return '';
    if (!loose.has(line)) return written(line);
    return listIndent ?? (isList ? undefined : indents.get(depthOf(line))) ?? unit.text;
  };
  const companions = new Map(companionsOf(lines, depthOf));
  return (line) => {
    const companion = companions.get(line);
    if (!companion) return ofCode(line);
    return written(line) === '' || !loose.has(companion) ? written(line) : ofCode(companion);
  };
}

/** The indentation of a list whose lines all stand under its first argument, as many write LABEL and ENV. */
function underFirstArgument(text: string, layout: Layout): string | undefined {
  const { indent, content } = layout.lines[0] as InstructionLine;
  const [head, keyword] = /^(\w+) +/.exec(text.slice(content.start, content.end)) ?? [];
  const moving = movingLines(layout);
  if (!head || !keyword || moving.length === 0 || !isPlainList(layout.instruction)) return undefined;
  const blanks = ' '.repeat(indent.end - indent.start + head.length);
  const isUnder = moving.every(({ indent: each }) => text.slice(each.start, each.end) === blanks);
  return isUnder ? ' '.repeat(keyword.length + 1) : undefined;
}

/** For each comment the line of code that it moves with. */
function companionsOf(
  lines: readonly InstructionLine[],
  depthOf: (line: InstructionLine) => number,
): readonly (readonly [InstructionLine, InstructionLine])[] {
  const companions: (readonly [InstructionLine, InstructionLine])[] = [];
  let waiting: InstructionLine[] = [];
  let above = lines[0] as InstructionLine;
  for (const line of lines) {
    if (line.kind === 'comment') waiting.push(line);
    if (line.kind !== 'code') continue;
    for (const comment of waiting) {
      const isLikeAbove =
        above !== lines[0] && depthOf(above) === depthOf(comment) && depthOf(line) !== depthOf(comment);
      companions.push([comment, isLikeAbove ? above : line]);
    }
    waiting = [];
    above = line;
  }
  return [...companions, ...waiting.map((comment) => [comment, above] as const)];
}

interface Row {
  readonly line: InstructionLine;
  /** Indentation and content as they will be. */
  readonly start: string;
}

function edited(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const inside = edits.filter(({ span }) => span.start >= start && span.end <= end);
  return applyEdits(
    text.slice(start, end),
    inside.map(({ span, text: replacement }) => ({
      span: { start: span.start - start, end: span.end - start },
      text: replacement,
    })),
  );
}

/** The blanks before the marks of the lines whose line break may move. */
function newGaps(
  text: string,
  rows: readonly Row[],
  loose: ReadonlySet<InstructionLine>,
  tabWidth: number,
): ReadonlyMap<InstructionLine, string> {
  const code = rows.filter(({ line }) => line.kind === 'code');
  const free = code.filter(({ line }, index) => {
    const next = code[index + 1];
    const hasContent = line.content.end > line.content.start;
    return line.continued && hasContent && (!next || loose.has(next.line));
  });
  const gaps = gapsBeforeMarks(
    free.map(({ line, start }) => ({
      before: text.slice(line.indent.start, line.content.end),
      gap: text.slice(line.gap.start, line.gap.end),
      after: start,
    })),
    tabWidth,
  );
  return new Map(free.map(({ line }, index) => [line, gaps[index] as string]));
}
