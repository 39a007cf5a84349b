/** Lines `oldStart` to `oldEnd` of the old text became lines `newStart` to `newEnd` of the new one; from 0, half-open. */
export interface Block {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/**
 * What changed between two lists of lines. Lines that stand once in both hold the comparison together (patience
 * diff), what lies between them is compared by Myers' algorithm; a gap with too many changes becomes one block,
 * so the time stays in proportion to the lines.
 */
export function changedBlocks(old: readonly string[], now: readonly string[]): readonly Block[] {
  const ids = new Map<string, number>();
  const comparison: Comparison = { old: numbered(old, ids), now: numbered(now, ids), blocks: [] };
  const all = withoutEqualEnds(comparison, { oldStart: 0, oldEnd: old.length, newStart: 0, newEnd: now.length });
  let { oldStart, newStart } = all;
  for (const [oldLine, newLine] of anchors(comparison, all)) {
    compareGap(comparison, { oldStart, oldEnd: oldLine, newStart, newEnd: newLine });
    [oldStart, newStart] = [oldLine + 1, newLine + 1];
  }
  compareGap(comparison, { ...all, oldStart, newStart });
  return comparison.blocks;
}

interface Comparison {
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly blocks: Block[];
}

function numbered(lines: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(lines, (line) => {
    const known = ids.get(line);
    if (known !== undefined) return known;
    ids.set(line, ids.size);
    return ids.size - 1;
  });
}

function withoutEqualEnds({ old, now }: Comparison, block: Block): Block {
  let { oldStart, oldEnd, newStart, newEnd } = block;
  while (oldStart < oldEnd && newStart < newEnd && old[oldStart] === now[newStart]) {
    oldStart++;
    newStart++;
  }
  while (oldEnd > oldStart && newEnd > newStart && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  return { oldStart, oldEnd, newStart, newEnd };
}

/** Pairs of lines that stand once on either side, as many as keep their order on both. */
function anchors({ old, now }: Comparison, within: Block): readonly (readonly [number, number])[] {
  const oldOnce = linesThatStandOnce(old, within.oldStart, within.oldEnd);
  const newOnce = linesThatStandOnce(now, within.newStart, within.newEnd);
  const pairs: (readonly [number, number])[] = [];
  for (const [id, oldLine] of oldOnce) {
    const newLine = newOnce.get(id);
    if (newLine !== undefined) pairs.push([oldLine, newLine]);
  }
  return longestAscending(pairs);
}

function linesThatStandOnce(lines: Int32Array, start: number, end: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const repeated = new Set<number>();
  for (let at = start; at < end; at++) {
    const id = lines[at] as number;
    if (found.has(id)) repeated.add(id);
    found.set(id, at);
  }
  for (const id of repeated) found.delete(id);
  return found;
}

/** The pairs are in order of the old line; the longest choice that is also in order of the new line. */
function longestAscending(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tops: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, [, newLine]] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number]?.[1] as number) < newLine) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = tops[low - 1] as number;
    tops[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] as number)
    chosen.push(pairs[at] as readonly [number, number]);
  return chosen.reverse();
}

/** The most lines that may be added and removed in one gap before it counts as replaced. */
const MOST_CHANGES = 400;

function compareGap(comparison: Comparison, gap: Block): void {
  const all = withoutEqualEnds(comparison, gap);
  let { oldStart, newStart } = all;
  for (const [oldLine, newLine] of keptPairs(comparison, all)) {
    addBlock(comparison, { oldStart, oldEnd: oldLine, newStart, newEnd: newLine });
    [oldStart, newStart] = [oldLine + 1, newLine + 1];
  }
  addBlock(comparison, { ...all, oldStart, newStart });
}

function addBlock({ blocks }: Comparison, block: Block): void {
  if (block.oldStart < block.oldEnd || block.newStart < block.newEnd) blocks.push(block);
}

/** The equal lines of a shortest edit script: Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). */
function keptPairs({ old, now }: Comparison, block: Block): readonly (readonly [number, number])[] {
  const { oldStart, oldEnd, newStart, newEnd } = block;
  const [rows, columns] = [oldEnd - oldStart, newEnd - newStart];
  if (rows === 0 || columns === 0) return [];
  const limit = Math.min(rows + columns, MOST_CHANGES);
  const furthest = new Int32Array(2 * limit + 3);
  const origin = limit + 1;
  const history: Int32Array[] = [];
  for (let changes = 0; changes <= limit; changes++) {
    history.push(furthest.slice(origin - changes - 1, origin + changes + 2));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let row = rowAfterChange(furthest, origin + diagonal, diagonal, changes);
      while (row < rows && row - diagonal < columns && old[oldStart + row] === now[newStart + row - diagonal]) row++;
      furthest[origin + diagonal] = row;
      if (row >= rows && row - diagonal >= columns) return pairsBack(history, block);
    }
  }
  return [];
}

/** How far down a diagonal one more change leads: a line inserted from the right, or one removed from the left. */
function rowAfterChange(furthest: Int32Array, index: number, diagonal: number, changes: number): number {
  return inserts(furthest, index, diagonal, changes)
    ? (furthest[index + 1] as number)
    : (furthest[index - 1] as number) + 1;
}

function inserts(furthest: Int32Array, index: number, diagonal: number, changes: number): boolean {
  return (
    diagonal === -changes || (diagonal !== changes && (furthest[index - 1] as number) < (furthest[index + 1] as number))
  );
}

/** Walks the path back from its end; the lines on its diagonals are equal. */
function pairsBack(
  history: readonly Int32Array[],
  { oldStart, oldEnd, newStart, newEnd }: Block,
): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [oldEnd - oldStart, newEnd - newStart];
  for (let changes = history.length - 1; changes >= 0; changes--) {
    const furthest = history[changes] as Int32Array;
    const diagonal = row - column;
    const index = changes + 1 + diagonal;
    const start = rowAfterChange(furthest, index, diagonal, changes);
    while (row > start) {
      row--;
      column--;
      pairs.push([oldStart + row, newStart + column]);
    }
    if (inserts(furthest, index, diagonal, changes)) column--;
    else row--;
  }
  return pairs.reverse();
}
