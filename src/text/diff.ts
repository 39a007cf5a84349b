import type { Block } from './changed-blocks.js';
import { changedBlocks } from './changed-blocks.js';

const CONTEXT = 3;

/**
 * The change from one text to another as a unified diff with three lines of context, as `patch` and `git apply`
 * take it; empty when the texts are equal. Line ends are part of the lines.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const old = linesOf(before);
  const now = linesOf(after);
  const hunks = grouped(changedBlocks(old, now));
  const name = path.replace(/^\/+/, '');
  return `--- a/${name}\n+++ b/${name}\n${hunks.map((blocks) => hunkText(blocks, old, now)).join('')}`;
}

/** The lines of a text, each with its line feed. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Blocks whose context would touch belong to one hunk. */
function grouped(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && block.oldStart - last.oldEnd <= 2 * CONTEXT) group.push(block);
    else groups.push([block]);
  }
  return groups;
}

function hunkText(blocks: readonly Block[], old: readonly string[], now: readonly string[]): string {
  const first = blocks[0] as Block;
  const last = blocks.at(-1) as Block;
  const lead = Math.min(CONTEXT, first.oldStart);
  const tail = Math.min(CONTEXT, old.length - last.oldEnd);
  const lines: (readonly string[])[] = [];
  let at = first.oldStart - lead;
  for (const { oldStart, oldEnd, newStart, newEnd } of blocks) {
    lines.push(marked(' ', old.slice(at, oldStart)));
    lines.push(marked('-', old.slice(oldStart, oldEnd)), marked('+', now.slice(newStart, newEnd)));
    at = oldEnd;
  }
  lines.push(marked(' ', old.slice(at, at + tail)));
  const oldRange = rangeText(first.oldStart - lead, last.oldEnd + tail);
  const newRange = rangeText(first.newStart - lead, last.newEnd + tail);
  return `@@ -${oldRange} +${newRange} @@\n${lines.flat().join('')}`;
}

function marked(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`));
}

/** An empty range is named after the line above it. */
function rangeText(start: number, end: number): string {
  const count = end - start;
  if (count === 1) return String(start + 1);
  return `${count === 0 ? start : start + 1},${count}`;
}
